import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Check } from '../../shared/checks/check.ts';
import { checks } from '../../shared/checks/index.ts';
import { mustRead } from '../support/documents.ts';
import { mustResult } from '../support/plans.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

const sampleResult = ({ samples }: Check, which: 'failing' | 'passing') => mustResult(mustRead(samples[which]), samples);

describe('the list of checks', () => {
  test('is in alphabetical order without repetition', () => {
    const rules = checks.map((check) => check.rule);
    expect(rules).toEqual([...new Set(rules)].sort());
  });
});

describe.each(checks.map((check) => ({ rule: check.rule, check })))('$rule', ({ rule, check }) => {
  test('has a file, a birth date, sources and words in one style', () => {
    expect(existsSync(path.join(ROOT, 'shared/checks', `${rule}.ts`))).toBe(true);
    expect(rule).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(rule.length).toBeLessThanOrEqual(36);
    expect(check.born).toMatch(/^\d{4}-\d{2}$/);
    expect(check.title).toMatch(/^[A-Z].*\.$/);
    expect(check.why).toMatch(/^[A-Z].*\.$/s);
    // What the document or the organisation asks for rests on no page.
    if (check.severity !== 'info' && check.basis === undefined) expect(check.sources.length).toBeGreaterThan(0);
    for (const message of Object.values(check.messages)) {
      expect(message).toMatch(/^(?:[A-Z]|\{\w+\})/);
      // What ends in another sentence ends in that one's period.
      expect(message).toMatch(/(?:\.|\{reason\}|\{why\})$/);
      expect(message).not.toMatch(/\bdon't\b|\bmust not\b|!/);
    }
  });

  test('fires in its failing sample', () => {
    const found = sampleResult(check, 'failing').findings.filter((finding) => finding.rule === rule);
    expect(found.length).toBeGreaterThan(0);
    for (const finding of found) {
      expect(finding.message).not.toMatch(/[{}]|undefined|NaN/);
      expect(finding.message).toMatch(/[.!?]$/);
      expect(finding.subjects.length).toBeGreaterThan(0);
      expect(finding.at).not.toBe('');
    }
  });

  test('is silent in its passing sample, which has no errors at all', () => {
    const { findings } = sampleResult(check, 'passing');
    expect(findings.filter((finding) => finding.rule === rule)).toEqual([]);
    expect(findings.filter((finding) => finding.severity === 'error')).toEqual([]);
  });
});
