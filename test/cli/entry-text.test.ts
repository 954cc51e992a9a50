import { describe, expect, test } from 'vitest';
import { platformText, serviceText, setText, umbrellaText } from '../../cli/entry-text.ts';
import { services, umbrellas } from '../../shared/catalog/catalog.ts';
import { inputsOfSet } from '../../shared/catalog/find-set.ts';
import { platformServices } from '../../shared/catalog/platform-services.ts';
import { subnetSets } from '../../shared/catalog/sets/index.ts';

const texts = [
  ...services.map((entry) => ({ what: `service ${entry.id}`, entry, text: serviceText(entry) })),
  ...umbrellas.map((entry) => ({ what: `umbrella ${entry.id}`, entry, text: umbrellaText(entry) })),
  ...subnetSets.map((entry) => ({ what: `set ${entry.id}`, entry, text: setText(entry, inputsOfSet(entry)) })),
  ...platformServices.map((entry) => ({ what: `platform service ${entry.id}`, entry, text: platformText(entry) })),
];

describe.each(texts)('$what', ({ entry, text }) => {
  test('reads as text: its name first, nothing of the program in it, and no sentence with two ends', () => {
    expect(text.startsWith(`${entry.name} (`)).toBe(true);
    expect(text.split('\n').filter((line) => /undefined|\[object|NaN|=>|\bnull\b|\.\.(?!\/)(\s|$)|\. \./.test(line))).toEqual([]);
  });
});
