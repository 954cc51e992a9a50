/** Returns how many addresses an IPv4 block of that prefix length holds. */
export function addressesOf(length: number): number {
  return 2 ** (32 - length);
}

/** Returns first address and prefix length of a block that is known to be written well. */
export function parseBlock(text: string): [first: number, length: number] {
  const [address = '', length] = text.split('/');
  return [address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0), Number(length)];
}

/** Returns a block as text. */
export function formatBlock(first: number, length: number): string {
  return `${first >>> 24}.${(first >>> 16) & 255}.${(first >>> 8) & 255}.${first & 255}/${length}`;
}
