// SPDX-License-Identifier: Apache-2.0

/// One detection rule as its author wrote it: plain data, nothing compiled.
///
/// `docs/rule-format.md` says what each field means and what the rule compiler demands of it.
public struct Rule: Sendable, Equatable {
  /// File name without `.toml`; stable for ever, kebab-case.
  public var id: String
  /// What a match is.
  public var entity: EntityType
  /// One line that says what is found.
  public var summary: String
  /// Whether the rule runs unless asked for by name.
  public var isDefault: Bool
  /// Profiles the rule runs in by default; empty means all.
  public var profiles: [Profile]
  /// Standards and pages the rule was written from.
  public var sources: [String]
  /// How candidates are found and judged.
  public var detection: Detection
  /// Words near a match that count for or against it.
  public var context: Context?
  /// What must be found and what must not.
  public var examples: Examples

  /// Makes a rule.
  public init(
    id: String, entity: EntityType, summary: String, isDefault: Bool = true,
    profiles: [Profile] = [], sources: [String] = [], detection: Detection,
    context: Context? = nil, examples: Examples = Examples()
  ) {
    self.id = id
    self.entity = entity
    self.summary = summary
    self.isDefault = isDefault
    self.profiles = profiles
    self.sources = sources
    self.detection = detection
    self.context = context
    self.examples = examples
  }

  /// How candidates are found and judged.
  public struct Detection: Sendable, Equatable {
    /// PCRE2 pattern. The span is the group named `value` where there is one, else the whole match.
    /// Nil only for keyed rules that take the whole value.
    public var pattern: String?
    /// Whether letters match in either case.
    public var isCaseless = false
    /// Literals of at least three bytes, or shapes such as `@ipv4`: one of them stands in each match.
    public var anchors: [String] = []
    /// Characters the start is walked back over from the anchor, as a class body (`A-Za-z0-9._`).
    public var walkBack: String?
    /// Most bytes walked back.
    public var walkBackLimit = 64
    /// Classes of the bytes that stand right behind the anchor's run (the walked-back characters, the
    /// digits or the letters), one a byte, at most four: a cheap test before the pattern.
    public var after: [String] = []
    /// Key names (`password`, `*apikey`): the value behind such a key is the candidate.
    public var keys: [String] = []
    /// Words in running text (`passport no`): the pattern is searched for behind them.
    public var labels: [String] = []
    /// Bytes behind a label in which a match may start.
    public var reachBytes = 24
    /// Name of a validator that must accept the span, or nil.
    public var validator: String?
    /// Least Shannon entropy of the span in bits a byte; 0 asks for none.
    public var minimumEntropy = 0.0
    /// Confidence of a match without context, 0 to 1.
    public var score = 0.8
    /// Whether the rule may have no anchor and run over every block (slow; its cost is printed).
    public var isSlow = false
    /// Whether a match may hold backslash escapes of the text around it (PEM blocks in JSON).
    public var spansEscapes = false
    /// Whether an unquoted value behind a key is taken to its end, delimiters it holds included, and
    /// string values of an object behind the key are candidates too.
    public var takesWholeValue = false
    /// Whether the name tagger finds the candidates instead of a pattern (docs/names.md).
    public var usesTagger = false

    /// Makes an empty detection.
    public init() {}
  }

  /// Words near a match that count for or against it.
  public struct Context: Sendable, Equatable {
    /// Words that raise the score; several words are separated by a space.
    public var near: [String] = []
    /// Words that rule the match out.
    public var notNear: [String] = []
    /// Bytes before the match that are searched (a third of it behind the match).
    public var withinBytes = 48
    /// Whether a match without any `near` word is dropped.
    public var isRequired = false

    /// Makes an empty context.
    public init() {}
  }

  /// What must be found and what must not; `«»` mark exactly the bytes found.
  public struct Examples: Sendable, Equatable {
    /// Texts with marked findings of this rule.
    public var mustMatch: [String] = []
    /// Texts in which this rule finds nothing.
    public var mustNotMatch: [String] = []

    /// Makes an empty set of examples.
    public init() {}
  }
}

/// What kind of text is filtered.
public enum Profile: String, Sendable, CaseIterable {
  /// Machine-written lines: strict, little noise.
  case logs
  /// Text people wrote, such as prompts and mails: broad.
  case prompts
}
