import { expect, test } from 'vitest';
import { services } from '../../../shared/catalog/catalog.ts';
import { readDocumentationLink } from '../../../shared/contract/documentation-links.ts';

test('every page that the catalog cites can be opened', () => {
  const refused = services.flatMap(({ sources, sizing }) => [...sources, ...sizing.sources]).filter(({ url }) => readDocumentationLink(url) !== url);
  expect(refused).toEqual([]);
});

test.each([
  ['http://learn.microsoft.com/', 'not https'],
  ['https://example.com/', 'another host'],
  ['https://learn.microsoft.com.example.com/', 'a host that begins alike'],
  ['https://evil-learn.microsoft.com/', 'a host that ends alike'],
  ['https://learn.microsoft.com@example.com/', 'a user name that looks like the host'],
  ['https://user:word@learn.microsoft.com/', 'a user name and a password'],
  ['https://learn.microsoft.com:8443/', 'a port'],
  ['https://learn.microsoft.com\\@example.com/', 'a backslash, which browsers read as a slash'],
  ['https://learn.microsoft.com/a b', 'a space'],
  ['https://learn.microsoft.com/"&calc&"', 'quotes'],
  ['https://learn.microsoft.com/\nhttps://example.com/', 'a second line'],
  ['javascript:alert(1)//https://learn.microsoft.com/', 'another scheme'],
  ['file:///etc/passwd', 'a file'],
  ['', 'nothing'],
])('refuses %j: %s', (text) => {
  expect(readDocumentationLink(text)).toBeUndefined();
});
