import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Inside the engine one may look only to the left. */
const ENGINE_ORDER = [
  'problem',
  'address',
  'catalog',
  'plan',
  'allocate',
  'capacity',
  'connectivity',
  'config',
  'reach',
  'limits',
  'checks',
  'result',
  'compare',
  'merge',
  'change-sheet',
  'report',
  'export',
  'compare-report',
  'contract',
];

/** Which folders a folder may import from. Packages are named by the file that may use them (see PACKAGES). */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  shared: ['shared'],
  backend: ['backend', 'shared'],
  electron: ['electron', 'backend', 'shared'],
  browser: ['browser', 'backend', 'shared'],
  cli: ['cli', 'browser', 'backend', 'shared'],
  renderer: ['renderer', 'shared'],
};

/** The only files of the engine that may name a package, and which. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'shared/plan/document.ts': ['valibot'],
  'shared/plan/read.ts': ['valibot'],
  'shared/plan/schema-walk.ts': ['valibot'],
  'shared/plan/json-schema.ts': ['valibot', '@valibot/to-json-schema'],
  'shared/export/csv.ts': ['papaparse'],
  'shared/export/xlsx/workbook.ts': ['fflate'],
};
const YAML_AND_JSON = /^shared\/plan\/(yaml-source|json-source|write|write-back|inline-text)\.ts$/;

interface Import {
  readonly file: string;
  readonly target: string;
  readonly line: string;
}

function filesBelow(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => !/(^|[/\\])node_modules[/\\]/.test(file))
    .filter((name) => /\.(ts|js|svelte)$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .sort();
}

function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  const found: Import[] = [];
  for (const match of text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s[^;]*?\bfrom\s+'([^']+)'|(?:^|\n)\s*import\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/g,
  )) {
    const written = match[1] ?? match[2] ?? match[3] ?? '';
    const target = written.startsWith('.') ? path.posix.normalize(path.posix.join(path.posix.dirname(file), written)) : written;
    found.push({ file, target, line: match[0].trim() });
  }
  return found;
}

const folders = Object.keys(MAY_IMPORT);
const imports = folders.flatMap(filesBelow).flatMap(importsOf);
const within = (target: string) => folders.find((folder) => target.startsWith(`${folder}/`));

describe('import directions', () => {
  test('there is something to look at', () => {
    expect(imports.length).toBeGreaterThan(100);
  });

  test('folders import only what stands below them', () => {
    const wrong = imports.filter(({ file, target }) => {
      const to = within(target);
      return to !== undefined && !(MAY_IMPORT[within(file) ?? ''] ?? []).includes(to);
    });
    expect(wrong).toEqual([]);
  });

  test('the engine uses nothing of Node, of the page or of other packages than the few that are named', () => {
    const wrong = imports.filter(({ file, target }) => {
      if (!file.startsWith('shared/') || within(target) !== undefined) return false;
      if (YAML_AND_JSON.test(file) && ['yaml', 'jsonc-parser'].includes(target)) return false;
      return !(PACKAGES[file] ?? []).includes(target);
    });
    expect(wrong).toEqual([]);
  });

  test('inside the engine one looks only to the left', () => {
    const area = (file: string) => file.split('/')[1] ?? '';
    const wrong = imports.filter(({ file, target }) => {
      if (!file.startsWith('shared/') || !target.startsWith('shared/')) return false;
      const from = ENGINE_ORDER.indexOf(area(file));
      const to = ENGINE_ORDER.indexOf(area(target));
      return from < 0 || to < 0 || to > from;
    });
    expect(wrong).toEqual([]);
  });

  test('no file imports itself through others', () => {
    const graph = new Map<string, string[]>();
    for (const { file, target, line } of imports) {
      if (/^(import|export) type /.test(line)) continue;
      graph.set(file, [...(graph.get(file) ?? []), target]);
    }
    const circles: string[][] = [];
    const done = new Set<string>();
    const visit = (file: string, way: readonly string[]) => {
      const at = way.indexOf(file);
      if (at >= 0) circles.push([...way.slice(at), file]);
      if (at >= 0 || done.has(file)) return;
      for (const next of graph.get(file) ?? []) visit(next, [...way, file]);
      done.add(file);
    };
    for (const file of graph.keys()) visit(file, []);
    expect(circles).toEqual([]);
  });

  test('the engine asks no clock, no dice and no console', () => {
    const wrong = filesBelow('shared').filter((file) => {
      const code = readFileSync(path.join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      return /\b(Date\.now|new Date|Math\.random|console\.|process\.|globalThis|localeCompare|toLocale|Intl\.)/.test(code);
    });
    expect(wrong).toEqual([]);
  });
});
