import { describe, expect, test } from 'vitest';
import {
  acceptableSubjects,
  acceptedOf,
  groupFindings,
  rulesOf,
  severities,
  type FindingFilter,
} from '../../../../renderer/views/findings/groups.ts';
import type { AcceptedResult, FindingResult } from '../../../../shared/result/result.ts';

const finding = (rule: string, severity: 'error' | 'warning' | 'info', subjects: string[], more: object = {}) =>
  ({ rule, severity, subjects, message: `${rule} of ${subjects.join(' and ')}`, ...more }) as unknown as FindingResult;
const all: FindingFilter = { words: '', severities: new Set(severities), rule: '', fixable: false };
const findings = [
  finding('tag-missing', 'info', ['a']),
  finding('subnet-too-small', 'error', ['a/x'], { fix: { title: 'Grow', edits: [] } }),
  finding('overlap-connected', 'error', ['a', 'b']),
  finding('subnet-too-small', 'warning', ['b/y']),
  finding('subnet-too-small', 'error', ['c/z']),
];

describe('groups of findings', () => {
  test('errors first, then by rule, each finding with its number in the list of all', () => {
    expect(groupFindings(findings, all).map(({ severity, rule, findings: own }) => [severity, rule, own.map(({ number }) => number)])).toEqual([
      ['error', 'overlap-connected', [2]],
      ['error', 'subnet-too-small', [1, 4]],
      ['warning', 'subnet-too-small', [3]],
      ['info', 'tag-missing', [0]],
    ]);
  });

  test.each([
    [{ words: 'c/z' }, [4]],
    [{ words: 'OVERLAP b' }, [2]],
    [{ severities: new Set(['info'] as const) }, [0]],
    [{ rule: 'subnet-too-small' }, [1, 4, 3]],
    [{ fixable: true }, [1]],
    [{ words: 'nothing' }, []],
  ] as const)('%j lets through what it says', (part, numbers) => {
    expect(groupFindings(findings, { ...all, ...part }).flatMap(({ findings: own }) => own.map(({ number }) => number))).toEqual(numbers);
  });

  test('rules by name, each once', () => expect(rulesOf(findings)).toEqual(['overlap-connected', 'subnet-too-small', 'tag-missing']));

  test('what an acceptance may speak of', () => {
    expect(acceptableSubjects(findings[1] as FindingResult)).toEqual(['a/x', 'a/*']);
    expect(acceptableSubjects(findings[2] as FindingResult)).toEqual(['a', 'b']);
  });

  test('accepted ones are found by their reason and owner, too', () => {
    const accepted = [{ ...findings[0], because: 'a copy', owner: 'Ana' }] as unknown as AcceptedResult[];
    for (const [words, count] of [
      ['copy', 1],
      ['ana', 1],
      ['bo', 0],
      ['', 1],
    ] as const)
      expect(acceptedOf(accepted, { ...all, words })).toHaveLength(count);
  });
});
