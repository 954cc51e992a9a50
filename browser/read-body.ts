import type { IncomingMessage } from 'node:http';

/** Returns a body as text; `too large` as soon as it is known to be, `gone` where the caller went before all of it was there. */
export async function readBody(request: IncomingMessage, most: number): Promise<{ readonly text: string } | 'too large' | 'gone'> {
  if (Number(request.headers['content-length'] ?? 0) > most) return 'too large';
  const parts: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += part.length;
      if (bytes > most) return 'too large';
      parts.push(part);
    }
  } catch {
    return 'gone';
  }
  return { text: Buffer.concat(parts).toString('utf8') };
}

/** Returns what a text says, or undefined when it is no JSON. */
export function readJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}
