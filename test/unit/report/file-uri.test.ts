import { expect, test } from 'vitest';
import { fileUri, isRelative } from '../../../shared/report/file-uri.ts';
import { fingerprint, fnv1a } from '../../../shared/report/fingerprint.ts';
import { HOSTILE_NAMES } from '../../support/hostile-names.ts';

test.each([
  { file: 'plan.yaml', uri: 'plan.yaml', why: 'a name' },
  { file: 'plans/west europe.yaml', uri: 'plans/west%20europe.yaml', why: 'a blank' },
  { file: './plan.yaml', uri: 'plan.yaml', why: 'the folder itself adds nothing' },
  { file: './/./plan.yaml', uri: 'plan.yaml', why: 'nor does it several times' },
  { file: '../plan.yaml', uri: '../plan.yaml', why: 'a folder above' },
  { file: 'a:b.yaml', uri: 'a%3Ab.yaml', why: 'a colon that would make a scheme' },
  { file: '100%25.yaml', uri: '100%2525.yaml', why: 'a percent sign is no escape' },
  { file: 'a#b?c.yaml', uri: 'a%23b%3Fc.yaml', why: 'no fragment and no query' },
  { file: 'a\\b.yaml', uri: 'a%5Cb.yaml', why: 'a backslash is part of a name where slashes part folders' },
  { file: 'ünï/名前.yaml', uri: '%C3%BCn%C3%AF/%E5%90%8D%E5%89%8D.yaml', why: 'as UTF-8' },
  { file: '\ud800.yaml', uri: '%EF%BF%BD.yaml', why: 'half a character becomes the one for unknown ones' },
  { file: '/home/me/plan.yaml', uri: 'file:///home/me/plan.yaml', why: 'absolute' },
  { file: 'C:/plans/a b.yaml', uri: 'file:///C:/plans/a%20b.yaml', why: 'absolute, with a drive' },
  { file: '//server/share/p.yaml', uri: 'file://server/share/p.yaml', why: 'absolute, on a server' },
  { file: '-', uri: '%3Cstandard%20input%3E', why: 'standard input' },
])('$file → $uri: $why', ({ file, uri }) => {
  expect(fileUri(file)).toBe(uri);
  expect(isRelative(uri)).toBe(!/^(?:\/|[A-Z]:\/)/.test(file));
});

test.each(HOSTILE_NAMES.map((name) => ({ name })))('a file named $name reads back', ({ name }) => {
  const uri = fileUri(`plans/${name}`);
  expect(uri).toMatch(/^plans(?:\/(?:[A-Za-z0-9._~!'()*-]|%[0-9A-F]{2})*)+$/);
  expect(decodeURIComponent(uri)).toBe(`plans/${name}`);
});

test.each([
  { text: '', hash: 'cbf29ce484222325', why: 'the basis itself' },
  { text: 'a', hash: 'af63dc4c8601ec8c', why: 'a published vector' },
  { text: 'foobar', hash: '85944171f73967e8', why: 'a published vector' },
])('fnv1a("$text"): $why', ({ text, hash }) => {
  expect(fnv1a(text)).toBe(hash);
});

test('fnv1a against arithmetic without bounds', () => {
  for (const name of HOSTILE_NAMES) {
    let hash = 0xcbf29ce484222325n;
    for (let i = 0; i < name.length; i++) hash = BigInt.asUintN(64, (hash ^ BigInt(name.charCodeAt(i))) * 0x100000001b3n);
    expect(fnv1a(name)).toBe(hash.toString(16).padStart(16, '0'));
  }
});

test('fingerprints tell where one text ends and the next begins', () => {
  const all = [['ab', 'c'], ['a', 'bc'], ['abc'], ['abc', ''], ['a', 'b', 'c'], ['c', 'ab']].map(fingerprint);
  expect(new Set(all).size).toBe(all.length);
});
