import { describe, expect, test } from 'vitest';
import { expectedOf, outputsOf, samples } from '../support/samples.ts';

describe.each(samples())('$name', (sample) => {
  const outputs = outputsOf(sample);
  const expected = expectedOf(sample);

  test('gives the files that are expected, no more and no fewer', () => {
    expect([...outputs.keys()].sort()).toEqual([...expected.keys()].sort());
  });

  test.each([...outputs.keys()].sort())('%s is as expected', (file) => {
    expect(outputs.get(file)).toBe(expected.get(file));
  });

  test('gives the same bytes again', () => {
    expect(outputsOf(sample)).toEqual(outputs);
  });
});
