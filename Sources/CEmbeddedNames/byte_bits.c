// SPDX-License-Identifier: Apache-2.0
#include "byte_bits.h"

#define MAY_LEAD SLUICE_BYTE_MAY_LEAD
#define LEADS (SLUICE_BYTE_MAY_LEAD | SLUICE_BYTE_LEADS)
#define MAY_FOLLOW SLUICE_BYTE_MAY_FOLLOW
#define FOLLOWS (SLUICE_BYTE_MAY_FOLLOW | SLUICE_BYTE_FOLLOWS)

const uint8_t sluice_names_byte_classes[256] = {
    ['\t'] = SLUICE_BYTE_BLANK,
    [' '] = SLUICE_BYTE_BLANK,
    ['\n'] = SLUICE_BYTE_NEWLINE,
    ['\r'] = SLUICE_BYTE_NEWLINE,
    ['0' ... '9'] = SLUICE_BYTE_DIGIT | LEADS | FOLLOWS,
    ['A' ... 'Z'] = SLUICE_BYTE_LETTER,
    ['a' ... 'z'] = SLUICE_BYTE_LETTER,
    [0x80 ... 0xFF] = SLUICE_BYTE_HIGH,
    ['\\'] = SLUICE_BYTE_BACKSLASH | LEADS | MAY_FOLLOW,
    ['@'] = SLUICE_BYTE_AT | LEADS | MAY_FOLLOW,
    ['['] = SLUICE_BYTE_BRACKET,
    ['='] = SLUICE_BYTE_ASSIGN | FOLLOWS,
    [':'] = SLUICE_BYTE_ASSIGN | MAY_LEAD | MAY_FOLLOW,
    ['>'] = SLUICE_BYTE_CLOSE | MAY_LEAD,
    ['"'] = SLUICE_BYTE_OPEN,
    ['\''] = SLUICE_BYTE_OPEN,
    ['{'] = SLUICE_BYTE_OPEN,
    ['('] = SLUICE_BYTE_OPEN | FOLLOWS,
    ['.'] = SLUICE_BYTE_DOT | MAY_LEAD | MAY_FOLLOW,
    [','] = SLUICE_BYTE_COMMA,
    ['-'] = SLUICE_BYTE_JOIN | MAY_LEAD | MAY_FOLLOW,
    ['_'] = SLUICE_BYTE_JOIN | LEADS | FOLLOWS,
    ['/'] = LEADS | FOLLOWS,
    ['#'] = LEADS,
    ['$'] = LEADS | FOLLOWS,
    ['%'] = LEADS,
    ['~'] = LEADS,
};
