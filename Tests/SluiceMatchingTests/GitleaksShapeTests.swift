// SPDX-License-Identifier: Apache-2.0
import SluiceConfig
import SluiceMatching
import SluiceModel
import Testing

/// The rule names of gitleaks 8 (configuration of July 2026): what a user who comes from it looks for.
/// The values are our rules' own examples; none is taken from there.
private let gitleaksNames = """
  1password-secret-key 1password-service-account-token adafruit-api-key adobe-client-id
  adobe-client-secret age-secret-key airtable-api-key airtable-personnal-access-token
  algolia-api-key alibaba-access-key-id alibaba-secret-key anthropic-admin-api-key
  anthropic-api-key artifactory-api-key artifactory-reference-token asana-client-id
  asana-client-secret atlassian-api-token authress-service-client-access-key aws-access-token
  aws-amazon-bedrock-api-key-long-lived aws-amazon-bedrock-api-key-short-lived
  azure-ad-client-secret beamer-api-token bitbucket-client-id bitbucket-client-secret
  bittrex-access-key bittrex-secret-key cisco-meraki-api-key clickhouse-cloud-api-secret-key
  clojars-api-token cloudflare-api-key cloudflare-global-api-key cloudflare-origin-ca-key
  codecov-access-token cohere-api-token coinbase-access-token confluent-access-token
  confluent-secret-key contentful-delivery-api-token curl-auth-header curl-auth-user
  databricks-api-token datadog-access-token defined-networking-api-token
  digitalocean-access-token digitalocean-pat digitalocean-refresh-token discord-api-token
  discord-client-id discord-client-secret doppler-api-token droneci-access-token
  dropbox-api-token dropbox-long-lived-api-token dropbox-short-lived-api-token
  duffel-api-token dynatrace-api-token easypost-api-token easypost-test-api-token
  etsy-access-token facebook-access-token facebook-page-access-token facebook-secret
  fastly-api-token finicity-api-token finicity-client-secret finnhub-access-token
  flickr-access-token flutterwave-encryption-key flutterwave-public-key flutterwave-secret-key
  flyio-access-token frameio-api-token freemius-secret-key freshbooks-access-token gcp-api-key
  generic-api-key github-app-token github-fine-grained-pat github-oauth github-pat
  github-refresh-token gitlab-cicd-job-token gitlab-deploy-token
  gitlab-feature-flag-client-token gitlab-feed-token gitlab-incoming-mail-token
  gitlab-kubernetes-agent-token gitlab-oauth-app-secret gitlab-pat gitlab-pat-routable
  gitlab-ptt gitlab-rrt gitlab-runner-authentication-token
  gitlab-runner-authentication-token-routable gitlab-scim-token gitlab-session-cookie
  gitter-access-token gocardless-api-token grafana-api-key grafana-cloud-api-token
  grafana-service-account-token harness-api-key hashicorp-tf-api-token hashicorp-tf-password
  heroku-api-key heroku-api-key-v2 hubspot-api-key huggingface-access-token
  huggingface-organization-api-token infracost-api-token intercom-api-key
  intra42-client-secret jfrog-api-key jfrog-identity-token jwt jwt-base64 kraken-access-token
  kubernetes-secret-yaml kucoin-access-token kucoin-secret-key launchdarkly-access-token
  linear-api-key linear-client-secret linkedin-client-id linkedin-client-secret lob-api-key
  lob-pub-api-key looker-client-id looker-client-secret mailchimp-api-key
  mailgun-private-api-token mailgun-pub-key mailgun-signing-key mapbox-api-token
  mattermost-access-token maxmind-license-key messagebird-api-token messagebird-client-id
  microsoft-teams-webhook netlify-access-token new-relic-browser-api-token
  new-relic-insert-key new-relic-user-api-id new-relic-user-api-key notion-api-token
  npm-access-token nuget-config-password nytimes-access-token octopus-deploy-api-key
  okta-access-token openai-api-key openshift-user-token perplexity-api-key pkcs12-file
  plaid-api-token plaid-client-id plaid-secret-key planetscale-api-token
  planetscale-oauth-token planetscale-password postman-api-token prefect-api-token private-key
  privateai-api-token pulumi-api-token pypi-upload-token rapidapi-access-token
  readme-api-token rubygems-api-token scalingo-api-token sendbird-access-id
  sendbird-access-token sendgrid-api-token sendinblue-api-token sentry-access-token
  sentry-org-token sentry-user-token settlemint-application-access-token
  settlemint-personal-access-token settlemint-service-access-token shippo-api-token
  shopify-access-token shopify-custom-access-token shopify-private-app-access-token
  shopify-shared-secret sidekiq-secret sidekiq-sensitive-url slack-app-token slack-bot-token
  slack-config-access-token slack-config-refresh-token slack-legacy-bot-token
  slack-legacy-token slack-legacy-workspace-token slack-user-token slack-webhook-url
  snyk-api-token sonar-api-token sourcegraph-access-token square-access-token
  squarespace-access-token stripe-access-token sumologic-access-id sumologic-access-token
  telegram-bot-api-token travisci-access-token twilio-api-key twitch-api-token
  twitter-access-secret twitter-access-token twitter-api-key twitter-api-secret
  twitter-bearer-token typeform-api-token vault-batch-token vault-service-token
  yandex-access-token yandex-api-key yandex-aws-access-token zendesk-secret-key
  """

@Suite("The secrets that gitleaks knows")
struct GitleaksShapeTests {
  /// Where our rule has another name.
  static let ours = [
    "aws-access-token": "aws-access-key-id", "gcp-api-key": "google-api-key",
    "private-key": "private-key-pem", "sendgrid-api-token": "sendgrid-key",
    "stripe-access-token": "stripe-key", "twilio-api-key": "twilio-key",
  ]

  /// Forms that are told by their surroundings and not by `service_token = …`; in those they are found
  /// by their rules' own examples.
  static let bound: Set<String> = [
    "curl-auth-header", "curl-auth-user", "freemius-secret-key", "generic-api-key",
    "gitlab-session-cookie", "hashicorp-tf-password", "kubernetes-secret-yaml",
    "nuget-config-password", "pkcs12-file", "sidekiq-secret", "sidekiq-sensitive-url",
  ]

  /// How languages and files write a secret: `{i}` is the service's name, `{I}` that in upper case.
  static let shapes = [
    "{i}Token=\"{s}\"", "{i}Token = \"{s}\"", "{i}_token={s}", "{I}_TOKEN={s}",
    "{\"{i}_token\":\"{s}\"}", "{\"{i}_token\": \"{s}\"}", "{\\\"{i}_token\\\":\\\"{s}\\\"}",
    "{i}_token: {s}", "{i}_token: '{s}'", "{i}_token: \"{s}\"", "string {i}Token = \"{s}\";",
    "var {i}Token string = \"{s}\"", "{i}Token := \"{s}\"", "String {i}Token = \"{s}\";",
    "const {i}Token = \"{s}\"", "{i}Token = '{s}'", "\"{i}Token\" => \"{s}\"",
    "${i}Token = \"{s}\"", "<{i}Token>{s}</{i}Token>", "export {I}_TOKEN=\"{s}\"",
  ]

  static let names = gitleaksNames.split { " \n".contains($0) }.map(String.init)

  @Test("have a rule each")
  func rules() throws {
    let known = Set(try RuleDirectory.load(patternsFolder).map(\.id))
    #expect(Self.names.count == 222)
    let missing = Self.names.filter { !known.contains(Self.ours[$0] ?? $0) }
    #expect(missing.isEmpty, "\(missing)")
  }

  @Test("are found in every way that languages and files write them, by the default rules")
  func shapes() throws {
    let rules = try RuleDirectory.load(patternsFolder)
    let byID = Dictionary(uniqueKeysWithValues: rules.map { ($0.id, $0) })
    var matcher = Matcher(
      rules: try CompiledRuleSet(compiling: rules.filter(\.isDefault), checksPatterns: false))
    var left: [String] = []
    for name in Self.names where !Self.bound.contains(name) {
      let rule = try #require(byID[Self.ours[name] ?? name])
      let example = try #require(rule.examples.mustMatch.first)
      let secret = String(example.drop { $0 != "«" }.dropFirst().prefix { $0 != "»" })
      let label = rule.detection.labels.first ?? "service"
      let service = String(label.filter { $0 != "*" }.map { $0 == " " ? "_" : $0 })
      for shape in Self.shapes {
        let parts = shape.replacing("{I}", with: service.uppercased())
          .replacing("{i}", with: service).split(separator: "{s}", maxSplits: 1)
        let head = Array((parts.first ?? "").utf8)
        let bytes = head + Array(secret.utf8) + Array((parts.count > 1 ? parts[1] : "").utf8)
        var block = ByteBuffer(bytes)
        block.clearTail()
        matcher.match(block)
        var covered = Set<Int>()
        for index in 0..<matcher.findings.count {
          let finding = matcher.findings[index]
          if finding.rule >= 0, finding.score >= 50 {
            covered.formUnion(Int(finding.start)..<Int(finding.end))
          }
        }
        // Of a value with several parts (id and secret), the secret's last characters decide.
        let tail = (head.count + secret.utf8.count - 4)..<(head.count + secret.utf8.count)
        if !tail.allSatisfy(covered.contains) { left.append("\(name) in \(shape)") }
      }
    }
    #expect(left.isEmpty, "\(left)")
  }
}
