import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeBothWays } from '../../../shared/merge/merge-documents.ts';
import { mergeTexts, type ReadDocument } from '../../../shared/merge/merge-texts.ts';
import type { PlanDocument } from '../../../shared/plan/document.ts';
import { checkShape, readPlanDocument } from '../../../shared/plan/read.ts';
import { writePlanDocument } from '../../../shared/plan/write.ts';
import { editedDocument, randomFrom } from '../../support/changed-documents.ts';
import { editedPlan } from '../../support/edit-plans.ts';
import { anyDocument } from '../../support/random-documents.ts';

function read(text: string, format: 'yaml' | 'json'): ReadDocument {
  const answer = readPlanDocument(text, format);
  if (!answer.ok) throw new Error(`${JSON.stringify(answer.problems[0])}\n${text}`);
  return answer.value;
}

/** The text with a comment of its own at the end of each line that can have one, and what those comments are. */
function commented(text: string, who: string): { readonly text: string; readonly comments: readonly string[] } {
  const comments: string[] = [];
  const lines = text.split('\n').map((line) => {
    if (!/^ *(?:- )?[a-zA-Z]+: \S*[\w}\]]$/.test(line) || /[|>"']/.test(line)) return line;
    comments.push(`# ${who} ${comments.length}.`);
    return `${line} ${comments.at(-1) ?? ''}`;
  });
  const made = lines.join('\n');
  // Within a description of several lines it is no comment: such a text is left as it is.
  const [plain, now] = [readPlanDocument(text, 'yaml'), readPlanDocument(made, 'yaml')];
  const isSame = plain.ok && now.ok && JSON.stringify(plain.value.document) === JSON.stringify(now.value.document);
  return isSame ? { text: made, comments } : { text, comments: [] };
}

function decided(text: string, side: 'ours' | 'theirs'): string {
  return text.replace(/^<<<<<<< ours\n((?:.*\n)*?)=======\n((?:.*\n)*?)>>>>>>> theirs(?:\n|$)/gm, side === 'ours' ? '$1' : '$2');
}

const three = fc
  .record({
    documents: fc.tuple(fc.oneof(editedPlan, anyDocument), editedPlan).filter(([base]) => checkShape(base).length === 0),
    seed: fc.nat({ max: 1e6 }),
    count: fc.integer({ min: 1, max: 4 }),
    format: fc.constantFrom('yaml' as const, 'yaml' as const, 'json' as const),
  })
  .map(({ documents: [base, other], seed, count, format }) => {
    const made = (random: () => number) => editedDocument(base, [other], random, count);
    return { base: structuredClone(base), ours: made(randomFrom(seed)), theirs: made(randomFrom(seed + 7919)), format };
  });

test('the merged text reads as the merge, with every comment of ours; with conflicts, either side of the markers does', () => {
  let [conflicting, kept, lost] = [0, 0, 0];
  fc.assert(
    fc.property(three, ({ base, ours, theirs, format }) => {
      const text = (document: PlanDocument, who: string) =>
        format === 'json' ? { text: writePlanDocument(document, format), comments: [] } : commented(writePlanDocument(document, format), who);
      const [own, other] = [text(ours, 'ours'), text(theirs, 'theirs')];
      const [a, b] = [read(own.text, format), read(other.text, format)];
      expect([a.document, b.document]).toEqual([ours, theirs]);
      const merged = mergeTexts(base, a, b);
      if (!merged.ok) throw new Error(JSON.stringify(merged.problems));
      const ways = mergeBothWays(base, ours, theirs);
      const { text: made, conflicts } = merged.value;
      if (conflicts.length === 0) {
        expect(read(made, format).document).toEqual(ways.document);
        // A comment goes with the line that theirs removed, and with no other.
        for (const comment of own.comments) {
          if (made.includes(comment)) kept++;
          else lost++;
        }
        if (JSON.stringify(theirs) === JSON.stringify(base)) expect(made).toBe(own.text);
        return;
      }
      conflicting++;
      const refused = readPlanDocument(made, format);
      expect(refused.ok ? [] : refused.problems.map(({ code }) => code)).toContain('merge-not-finished');
      expect(read(decided(made, 'ours'), format).document).toEqual(ways.asOurs);
      expect(read(decided(made, 'theirs'), format).document).toEqual(ways.asTheirs);
    }),
    { seed: 20_261_212, numRuns: 200 },
  );
  expect(conflicting).toBeGreaterThan(5);
  expect(kept).toBeGreaterThan(5 * lost);
});

test('comments of ours are all there where theirs only adds and changes', () => {
  fc.assert(
    fc.property(editedPlan, fc.nat({ max: 100 }), (base, n) => {
      const networks = base.virtualNetworks ?? [];
      const theirs: PlanDocument = {
        ...base,
        description: 'of theirs',
        virtualNetworks: [
          ...networks.map((network, i) => (i === n % networks.length ? { ...network, tags: { owner: 'theirs' } } : network)),
          { name: 'added', addressSpace: ['10.90.0.0/24'], subnets: [{ name: 'a', size: '/28' }] },
        ],
      };
      const [own, other] = [commented(writePlanDocument(base, 'yaml'), 'ours'), commented(writePlanDocument(theirs, 'yaml'), 'theirs')];
      const merged = mergeTexts(base, read(own.text, 'yaml'), read(other.text, 'yaml'));
      if (!merged.ok) throw new Error(JSON.stringify(merged.problems));
      const { text } = merged.value;
      expect(own.comments.filter((comment) => !text.includes(comment))).toEqual([]);
      // What theirs added brings its own comments.
      expect(text).toMatch(/- name: added # theirs \d+\.\n/);
      expect(read(text, 'yaml').document).toEqual(theirs);
    }),
    { seed: 20_261_213, numRuns: 100 },
  );
});
