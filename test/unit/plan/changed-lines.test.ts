import { describe, expect, test } from 'vitest';
import { changedLines } from '../../../shared/plan/changed-lines.ts';
import { differenceOf, type TextEdit } from '../../../shared/plan/text-edit.ts';

const text = 'a\nb\nc\nd\n';
const change = (from: number, gone: string[], to: number, come: string[]) => ({ from: { line: from, lines: gone }, to: { line: to, lines: come } });

describe('changedLines', () => {
  test.each<{ edits: TextEdit[]; changes: ReturnType<typeof change>[]; why: string }>([
    { edits: [], changes: [], why: 'nothing' },
    { edits: [{ at: 2, was: 'b', text: 'B' }], changes: [change(2, ['b'], 2, ['B'])], why: 'a line' },
    { edits: [{ at: 2, was: 'b\n', text: '' }], changes: [change(2, ['b'], 1, [])], why: 'a line that goes' },
    { edits: [{ at: 0, was: 'a\n', text: '' }], changes: [change(1, ['a'], 0, [])], why: 'the first line goes' },
    { edits: [{ at: 6, was: 'd\n', text: '' }], changes: [change(4, ['d'], 3, [])], why: 'the last line goes' },
    { edits: [{ at: 3, was: '', text: '\nx' }], changes: [change(2, [], 3, ['x'])], why: 'a line that comes, behind the end of another' },
    { edits: [{ at: 4, was: '', text: 'x\n' }], changes: [change(2, [], 3, ['x'])], why: 'the same, before the beginning of the next' },
    { edits: [{ at: 0, was: '', text: 'x\ny\n' }], changes: [change(0, [], 1, ['x', 'y'])], why: 'lines at the top' },
    { edits: [{ at: 8, was: '', text: 'x\n' }], changes: [change(4, [], 5, ['x'])], why: 'a line at the end' },
    {
      edits: [
        { at: 0, was: 'a', text: 'A' },
        { at: 6, was: 'd', text: 'D' },
      ],
      changes: [change(1, ['a'], 1, ['A']), change(4, ['d'], 4, ['D'])],
      why: 'lines apart',
    },
    {
      edits: [
        { at: 0, was: 'a', text: 'A' },
        { at: 2, was: 'b', text: 'B' },
      ],
      changes: [change(1, ['a'], 1, ['A']), change(2, ['b'], 2, ['B'])],
      why: 'neighbouring lines',
    },
    {
      edits: [
        { at: 2, was: '', text: '<' },
        { at: 3, was: '', text: '>' },
      ],
      changes: [change(2, ['b'], 2, ['<b>'])],
      why: 'two edits of one line',
    },
    {
      edits: [
        { at: 1, was: '\nb', text: '' },
        { at: 6, was: '', text: 'x\n' },
      ],
      changes: [change(2, ['b'], 1, []), change(3, [], 3, ['x'])],
      why: 'lines that move those behind them',
    },
    { edits: [{ at: 2, was: 'b', text: 'b' }], changes: [], why: 'an edit that changes nothing' },
  ])('$why', ({ edits, changes }) => {
    expect(changedLines(text, edits)).toEqual(changes);
  });

  test('line ends of Windows and a byte order mark are no part of a line', () => {
    expect(changedLines('\ufeffa\r\nb\r\n', [{ at: 1, was: 'a', text: 'A' }])).toEqual([change(1, ['a'], 1, ['A'])]);
  });

  test('a text without a line end', () => {
    expect(changedLines('a', differenceOf('a', 'ab'))).toEqual([change(1, ['a'], 1, ['ab'])]);
  });

  test('of another text there is nothing to say', () => {
    expect(changedLines('other', [{ at: 2, was: 'b', text: 'B' }])).toEqual([]);
  });
});
