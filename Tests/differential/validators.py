#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares the validators with python-stdnum, schwifty and phonenumbers.

    validators.py COMMAND [ARGUMENT...]     for example: validators.py sluice validate

COMMAND reads lines `name<TAB>value` and answers each with `1` or `0`. Values are drawn from fixed
seeds: the libraries' published examples with digits changed, so that both right and wrong numbers
occur, printed with and without separators. The exit status is 1 when the two sides differ in a way
that KNOWN does not explain.

The libraries are installed into a virtual environment in a temporary directory when missing.
"""
import importlib
import os
import random
import re
import subprocess
import sys
import tempfile
import venv

PACKAGES = ["python-stdnum==2.2", "schwifty", "phonenumbers"]

# validator: python-stdnum module
SCHEMES = {
    "ad-nrt": "ad.nrt", "al-nipt": "al.nipt", "ar-cbu": "ar.cbu", "ar-cuit": "ar.cuit",
    "ar-dni": "ar.dni", "at-svnr": "at.vnr", "at-tin": "at.tin", "at-uid": "at.uid",
    "au-abn": "au.abn", "au-acn": "au.acn", "au-tfn": "au.tfn", "az-voen": "az.voen",
    "be-bis": "be.bis", "be-nn": "be.nn", "be-vat": "be.vat", "bg-egn": "bg.egn",
    "bg-pnf": "bg.pnf", "bg-vat": "bg.vat", "bic": "bic", "br-cnpj": "br.cnpj", "br-cpf": "br.cpf",
    "by-unp": "by.unp", "ca-bcphn": "ca.bc_phn", "ca-bn": "ca.bn", "ca-sin": "ca.sin",
    "ch-ahv": "ch.ssn", "ch-uid": "ch.uid", "cl-rut": "cl.rut", "cn-ric": "cn.ric",
    "cn-uscc": "cn.uscc", "co-nit": "co.nit", "cu-ni": "cu.ni", "cusip": "cusip", "cy-tic": "cy.vat",
    "cz-dic": "cz.dic", "cz-rc": "cz.rc", "de-idnr": "de.idnr", "de-vat": "de.vat",
    "dk-cpr": "dk.cpr", "dk-cvr": "dk.cvr", "do-cedula": "do.cedula", "do-rnc": "do.rnc",
    "ec-ci": "ec.ci", "ec-ruc": "ec.ruc", "ee-ik": "ee.ik", "ee-kmkr": "ee.kmkr",
    "es-ccc": "es.ccc", "es-cif": "es.cif", "es-nie": "es.nie", "es-nif": "es.dni",
    "es-vat": "es.nif", "eu-vat": "eu.vat", "fi-hetu": "fi.hetu", "fi-ytunnus": "fi.ytunnus",
    "fr-nif": "fr.nif", "fr-nir": "fr.nir", "fr-siren": "fr.siren", "fr-siret": "fr.siret",
    "fr-tva": "fr.tva", "gb-nhs": "gb.nhs", "gb-utr": "gb.utr", "gb-vat": "gb.vat",
    "gh-tin": "gh.tin", "gr-afm": "gr.vat", "gr-amka": "gr.amka", "gt-nit": "gt.nit",
    "hr-oib": "hr.oib", "hu-anum": "hu.anum", "id-nik": "id.nik", "id-npwp": "id.npwp",
    "ie-ppsn": "ie.pps", "ie-vat": "ie.vat", "il-idnr": "il.idnr", "imei": "imei",
    "in-aadhaar": "in_.aadhaar", "in-epic": "in_.epic", "in-gstin": "in_.gstin", "in-pan": "in_.pan",
    "is-kennitala": "is_.kennitala", "isin": "isin", "it-codicefiscale": "it.codicefiscale",
    "it-iva": "it.iva", "jp-cn": "jp.cn", "jp-mynumber": "jp.in_", "ke-pin": "ke.pin",
    "kr-brn": "kr.brn", "kr-rrn": "kr.rrn", "lei": "lei", "lt-ak": "lt.asmens", "lt-pvm": "lt.pvm",
    "lu-tva": "lu.tva", "luhn": "luhn", "lv-pvn": "lv.pvn", "ma-ice": "ma.ice", "md-idno": "md.idno",
    "me-pib": "me.pib", "mk-edb": "mk.edb", "mt-vat": "mt.vat", "mx-curp": "mx.curp",
    "mx-rfc": "mx.rfc", "my-nric": "my.nric", "nl-bsn": "nl.bsn", "nl-btw": "nl.btw",
    "no-fnr": "no.fodselsnummer", "no-orgnr": "no.orgnr", "nz-ird": "nz.ird", "pe-cui": "pe.cui",
    "pe-ruc": "pe.ruc", "pk-cnic": "pk.cnic", "pl-nip": "pl.nip", "pl-pesel": "pl.pesel",
    "pl-regon": "pl.regon", "pt-cc": "pt.cc", "pt-nif": "pt.nif", "py-ruc": "py.ruc",
    "ro-cnp": "ro.cnp", "ro-cui": "ro.cui", "rs-pib": "rs.pib", "ru-inn": "ru.inn",
    "ru-ogrn": "ru.ogrn", "se-orgnr": "se.orgnr", "se-personnummer": "se.personnummer",
    "se-vat": "se.vat", "sg-uen": "sg.uen", "si-ddv": "si.ddv", "si-emso": "si.emso",
    "sk-dph": "sk.dph", "sk-rc": "sk.rc", "sn-ninea": "sn.ninea", "sv-nit": "sv.nit",
    "th-pin": "th.pin", "tn-mf": "tn.mf", "tr-tckn": "tr.tckimlik", "tr-vkn": "tr.vkn",
    "tw-ubn": "tw.ubn", "ua-edrpou": "ua.edrpou", "ua-rntrc": "ua.rntrc", "us-ein": "us.ein",
    "us-itin": "us.itin", "us-ptin": "us.ptin", "us-ssn": "us.ssn", "uy-rut": "uy.rut",
    "ve-rif": "ve.rif", "verhoeff": "verhoeff", "vn-mst": "vn.mst", "za-idnr": "za.idnr",
    "za-tin": "za.tin", "aba-routing": "us.rtn",
}

# Deliberate differences: (validator, our answer), reason.
KNOWN = {
    ("aba-routing", False): "first pairs that are not assigned are refused",
    ("at-tin", True): "no table of tax offices",
    ("bic", False): "small letters are refused",
    ("cn-ric", True): "provinces are checked, counties are not",
    ("dk-cpr", True): "no clock: birth dates up to the year 2030 pass",
    ("id-nik", True): "provinces are checked, regencies are not",
    ("imei", False): "14 and 16 digits carry no check digit and are refused",
    ("it-codicefiscale", False): "the eleven-digit form is it-iva",
    ("kr-brn", False): "the check digit is verified",
    ("nl-btw", False): "the nine digits must be written out",
    ("no-fnr", True): "no clock: birth dates up to the year 2030 pass",
    ("se-personnummer", True): "coordination numbers raise the day by 60",
    ("sg-uen", True): "no clock: years up to 2030 pass",
    ("us-ein", True): "spaces and any placing of the hyphen pass",
    ("us-itin", True): "spaces and any placing of the hyphen pass",
    ("us-ssn", True): "spaces, dots and any placing of the hyphen pass",
    ("be-bis", True): "births are placed in 2000 to 2030 without a clock",
    ("be-nn", True): "births are placed in 2000 to 2030 without a clock",
    ("in-gstin", True): "state code 97 (other territory) passes",
    ("si-emso", False): "birth years outside 1800 to 2030 are refused",
}


def environment():
    """Runs this script again under an interpreter that has the libraries."""
    try:
        import phonenumbers  # noqa: F401
        import schwifty  # noqa: F401
        import stdnum  # noqa: F401
    except ImportError:
        if os.environ.get("SLUICE_DIFFERENTIAL"):
            raise
        folder = os.path.join(tempfile.gettempdir(), f"sluice-differential-{os.getuid()}")
        python = os.path.join(folder, "bin", "python")
        if not os.path.exists(python):
            venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *PACKAGES], check=True)
        os.execve(python, [python, *sys.argv], {**os.environ, "SLUICE_DIFFERENTIAL": "1"})


def changed(value, draw, count):
    """`value` with `count` of its digits or letters drawn anew in their own class."""
    places = [i for i, c in enumerate(value) if c.isascii() and c.isalnum()]
    letters = list(value)
    for place in draw.sample(places, min(count, len(places))):
        c = letters[place]
        pool = "0123456789" if c.isdigit() else "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        letters[place] = draw.choice(pool if not c.islower() else pool.lower())
    return "".join(letters)


def holds(source, value):
    """Whether the library accepts; a value on which it fails counts as refused."""
    try:
        return source.is_valid(value)
    except Exception:
        return False


def scheme_cases(name, module):
    source = importlib.import_module(f"stdnum.{module}")
    text = open(source.__file__, encoding="utf-8").read()
    found = re.findall(r">>> (?:validate|format|compact|is_valid)\((?:'([^']*)'|\"([^\"]*)\")", text)
    examples = [a or b for a, b in found if (a or b).isascii() and "\n" not in (a or b)]
    draw = random.Random(name)
    values = [v for v in examples if v.strip() and "\t" not in v]
    base = [v for v in values if holds(source, v)] or values
    good = []
    for attempt in range(40_000):
        if len(good) >= 60 or not base:
            break
        value = changed(draw.choice(base), draw, 1 + attempt % 6)
        (good if holds(source, value) else values if len(values) < 400 else []).append(value)
    for value in good:
        values.append(value)
        values += [changed(value, draw, 1) for _ in range(4)]
        try:
            values.append(source.format(value))
        except Exception:
            pass
    return [(name, v, holds(source, v)) for v in values if "\n" not in v]


def iban_cases():
    import schwifty
    draw = random.Random("iban")
    for country in IBAN_COUNTRIES:
        for _ in range(6):
            value = str(schwifty.IBAN.random(
                country_code=country, random=draw, use_registry=False))
            grouped = " ".join(value[i:i + 4] for i in range(0, len(value), 4))
            wrong = value[:-1] + ("1" if value[-1] != "1" else "2")
            yield "iban", value, True
            yield "iban", grouped, True
            yield "iban", value.lower(), True
            yield "iban", wrong, False
            yield "iban", value + "0", False


IBAN_COUNTRIES = (
    "AD AE AL AO AT AX AZ BA BE BF BG BH BI BJ BL BR BY CF CG CH CI CM CR CV CY CZ DE DJ DK DO DZ EE "
    "EG ES FI FK FO FR GA GB GE GF GG GI GL GP GQ GR GT GW HN HR HU IE IL IM IQ IR IS IT JE JO KM KW "
    "KZ LB LC LI LT LU LV LY MA MC MD ME MF MG MK ML MN MQ MR MT MU MZ NC NE NI NL NO OM PF PK PL PM "
    "PS PT QA RE RO RS RU SA SC SD SE SI SK SM SN SO ST SV TD TF TG TL TN TR UA VA VG WF XK YE YT"
).split()


def phone_cases():
    import phonenumbers
    draw = random.Random("phone")
    kinds = (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE)
    forms = (phonenumbers.PhoneNumberFormat.E164, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    for region in sorted(phonenumbers.SUPPORTED_REGIONS):
        for kind in kinds:
            example = phonenumbers.example_number_for_type(region, kind)
            if example is None:
                continue
            text = phonenumbers.format_number(example, forms[0])
            for _ in range(8):
                other = text[:-3] + "".join(draw.choice("0123456789") for _ in range(3))
                number = phonenumbers.parse(other)
                if not phonenumbers.is_valid_number(number):
                    continue
                for form in forms:
                    yield "phone", phonenumbers.format_number(number, form), True
                yield "phone", "00" + other[1:], True
                yield "phone", other + "9999999", False


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    environment()
    cases = []
    for name, module in sorted(SCHEMES.items()):
        cases += scheme_cases(name, module)
    cases += iban_cases()
    cases += phone_cases()
    lines = "".join(f"{name}\t{value}\n" for name, value, _ in cases)
    run = subprocess.run(sys.argv[1:], input=lines, capture_output=True, text=True, check=True)
    answers = run.stdout.split("\n")
    if len(answers) < len(cases):
        sys.exit(f"{len(cases)} questions, {len(answers)} answers")
    differences = {}
    for (name, value, expected), answer in zip(cases, answers):
        if answer not in ("0", "1"):
            sys.exit(f"no validator called {name}")
        if (answer == "1") == expected:
            continue
        digits = [c for c in value if c.isalnum()]
        if answer == "0" and (len(set(digits)) <= 1 or set(digits) == {"0"}):
            continue  # no such number is issued
        differences.setdefault((name, answer == "1"), []).append(value)
    unknown = 0
    for key, values in sorted(differences.items()):
        reason = KNOWN.get(key)
        unknown += reason is None
        verdict = "accepted" if key[1] else "refused"
        print(f"{key[0]}: {len(values)} {verdict} by us alone: {reason or 'UNEXPLAINED ' + repr(values[:6])}")
    print(f"{len(cases)} values, {sum(map(len, differences.values()))} differ, "
          f"{unknown} kinds unexplained")
    sys.exit(1 if unknown else 0)


main()
