import { CATALOG_VERSION } from '../catalog/catalog.ts';
import type { Accepted } from '../checks/acceptance.ts';
import type { Check } from '../checks/check.ts';
import type { Finding, Severity } from '../checks/finding.ts';
import { checks } from '../checks/index.ts';
import type { Plan } from '../plan/plan.ts';
import { placeAt } from '../plan/place-at.ts';
import type { Path, Place } from '../problem/problem.ts';
import { escapeActing } from '../problem/safe-text.ts';
import { fileUri, isRelative } from './file-uri.ts';
import { fingerprint } from './fingerprint.ts';
import { placeOf, type Report, type Reporter } from './report.ts';
import { SarifFixes } from './sarif-fixes.ts';
import { sarifMessage, type SarifArtifact, type SarifLocation } from './sarif-log.ts';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

// Stands for the folder that the command was run in, whatever machine that is on.
const BASE = '%SRCROOT%';

/**
 * SARIF 2.1.0: one run with every finding, those that the document accepts as suppressed ones. Columns count UTF-16 code units, as places do
 * everywhere in this program. Nothing depends on the machine but the path as the user named it.
 */
export const sarif: Reporter = {
  id: 'sarif',
  title: 'SARIF 2.1.0 log',
  write: (report) => `${escapeActing(JSON.stringify(logOf(report), null, 2))}\n`,
};

function logOf(report: Report) {
  const { findings, accepted } = report.computed;
  const occurring = new Set([...findings, ...accepted.map(({ finding }) => finding)].map(({ rule }) => rule));
  const rules = checks.filter(({ rule }) => occurring.has(rule));
  const uri = fileUri(report.file);
  const results = new Results(report, rules, isRelative(uri) && report.file !== '-' ? { uri, uriBaseId: BASE } : { uri });
  const written = results.all();
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Cadastre',
            version: report.program.version,
            semanticVersion: report.program.version,
            ...(report.program.informationUri === undefined ? {} : { informationUri: report.program.informationUri }),
            rules: rules.map(descriptorOf),
            properties: { catalogVersion: CATALOG_VERSION },
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [BASE]: { description: { text: 'The folder that the command was run in.' } } },
        results: written,
        ...(results.fixesLeftOut > 0 ? { properties: { fixesLeftOut: results.fixesLeftOut } } : {}),
      },
    ],
  };
}

function descriptorOf({ rule, title, why, severity, sources }: Check) {
  const listed = sources.map((source) => ({ ...source, day: source.date === 'undated' ? '' : ` (${source.date})` }));
  const text = (lines: readonly string[]) => (lines.length === 0 ? why : `${why}\n\nSources:\n${lines.join('\n')}`);
  return {
    id: rule,
    name: rule.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: sarifMessage(title),
    fullDescription: sarifMessage(why),
    help: {
      ...sarifMessage(text(listed.map(({ title: name, url, day }) => `- ${name}${day}: ${url}`))),
      markdown: text(listed.map(({ title: name, url, day }) => `- [${name}](${url})${day}`)).replace(/[{}]/g, '$&$&'),
    },
    ...(sources[0] ? { helpUri: sources[0].url } : {}),
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

/** Something that a finding can be about, and where it stands in the document. */
interface Subject {
  readonly kind: string;
  readonly path: Path;
}

/** Turns findings into results. */
class Results {
  readonly #report: Report;
  readonly #artifact: SarifArtifact;
  readonly #ruleIndex: ReadonlyMap<string, number>;
  readonly #subjects: ReadonlyMap<string, Subject>;
  readonly #fixes: SarifFixes;
  /** How many findings had the same fingerprint so far. */
  readonly #seen = new Map<string, number>();

  constructor(report: Report, rules: readonly Check[], artifact: SarifArtifact) {
    this.#report = report;
    this.#artifact = artifact;
    this.#ruleIndex = new Map(rules.map(({ rule }, i) => [rule, i]));
    this.#subjects = subjectsOf(report.computed.plan);
    this.#fixes = new SarifFixes(report.source, artifact);
  }

  get fixesLeftOut(): number {
    return this.#fixes.leftOut;
  }

  all() {
    const { findings, accepted } = this.#report.computed;
    // A log says of every result whether it is suppressed, or of none.
    return [
      ...findings.map((finding) => this.#result(finding, accepted.length > 0 ? { suppressions: [] } : {})),
      ...accepted.map((one) => this.#result(one.finding, { suppressions: [this.#suppression(one)] })),
    ];
  }

  #result(finding: Finding, suppressed: object) {
    const { rule, severity, message, subjects, source } = finding;
    const place = placeOf(finding, this.#report);
    const subject = this.#subjectAt(finding);
    const known = this.#subjects.get(subject);
    const related = this.#related(subjects, subject, place);
    const fixes = this.#fixes.of(finding);
    return {
      ruleId: rule,
      ruleIndex: this.#ruleIndex.get(rule) ?? -1,
      level: LEVELS[severity],
      message: sarifMessage(message),
      locations: [
        { ...this.#physical(place), ...(known ? { logicalLocations: [{ fullyQualifiedName: subject, kind: known.kind }] } : {}) },
      ] satisfies SarifLocation[],
      ...(related.length > 0 ? { relatedLocations: related } : {}),
      partialFingerprints: { 'cadastreFinding/v1': this.#fingerprint(finding) },
      ...suppressed,
      ...(fixes.length > 0 ? { fixes } : {}),
      properties: { subjects, ...(source ? { source } : {}) },
    };
  }

  /** Which of its subjects the place of a finding belongs to: the innermost; the first where it belongs to none. */
  #subjectAt({ subjects, path }: Finding): string {
    const depth = (subject: string) => {
      const own = this.#subjects.get(subject)?.path;
      return own?.every((step, i) => path[i] === step) ? own.length : 0;
    };
    return subjects.reduce((best, subject) => (depth(subject) > depth(best) ? subject : best), subjects[0] ?? '');
  }

  /** What else a finding is about, where that stands somewhere else. */
  #related(subjects: readonly string[], own: string, at: Place | undefined): SarifLocation[] {
    const places = new Set([at && `${at.line}:${at.column}`]);
    const related: SarifLocation[] = [];
    for (const subject of subjects) {
      if (subject === own) continue;
      const known = this.#subjects.get(subject);
      const place = known && placeAt(known.path, this.#report.source.locate);
      const key = place && `${place.line}:${place.column}`;
      if (!known || !place || places.has(key)) continue;
      places.add(key);
      related.push({
        id: related.length + 1,
        ...this.#physical(place),
        logicalLocations: [{ fullyQualifiedName: subject, kind: known.kind }],
        message: sarifMessage(subject),
      });
    }
    return related;
  }

  #suppression({ suppression: { reason, owner, until, path } }: Accepted) {
    const more = { ...(owner === undefined ? {} : { owner }), ...(until === undefined ? {} : { until }) };
    return {
      kind: 'inSource',
      status: 'accepted',
      justification: reason,
      location: this.#physical(placeAt(path, this.#report.source.locate)),
      ...(Object.keys(more).length > 0 ? { properties: more } : {}),
    };
  }

  #physical(place: Place | undefined) {
    const region = place ? { region: { startLine: place.line, startColumn: place.column } } : {};
    return { physicalLocation: { artifactLocation: this.#artifact, ...region } };
  }

  /** The same as long as the finding says the same, wherever it stands; findings that say the same are counted. */
  #fingerprint({ rule, subjects, message }: Finding): string {
    const text = fingerprint([rule, message, ...subjects]);
    const count = (this.#seen.get(text) ?? 0) + 1;
    this.#seen.set(text, count);
    return `${text}:${count}`;
  }
}

/** Of what has the same name, networks come first, then what they reach. */
function subjectsOf({ networks, externalNetworks, pools }: Plan): Map<string, Subject> {
  const subjects = new Map<string, Subject>();
  for (const { name, path } of pools) subjects.set(name, { kind: 'addressPool', path });
  for (const { name, path } of externalNetworks) subjects.set(name, { kind: 'externalNetwork', path });
  for (const network of networks) for (const { address, path } of network.subnets) subjects.set(address, { kind: 'subnet', path });
  for (const { name, path } of networks) subjects.set(name, { kind: 'virtualNetwork', path });
  return subjects;
}
