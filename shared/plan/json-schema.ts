import { toJsonSchema } from '@valibot/to-json-schema';
import { FORMAT_VERSION, planDocumentSchema } from './document.ts';

/** Patterns and bounds that the schema checks by functions, which cannot be written down by themselves: by property name. */
const BOUNDS: Readonly<Record<string, object>> = {
  growth: { minimum: 0, maximum: 1000 },
  growthPerYear: { minimum: 0, maximum: 1000 },
  spare: { minimum: 0, maximum: 90 },
  size: { pattern: '^/([2-9]|1[0-9]|2[0-9])$' },
  between: { minItems: 2, maxItems: 2 },
  ports: {
    items: {
      anyOf: [
        { type: 'integer', minimum: 0, maximum: 65535 },
        { type: 'string', pattern: '^(\\*|[0-9]{1,5}(-[0-9]{1,5})?)$' },
      ],
    },
  },
};

// The size of a network, unlike that of a subnet: no network of Azure is larger than a /8.
const NETWORK_SIZE = { pattern: '^/([89]|1[0-9]|2[0-9])$' };

// Names are the texts of at most 80 characters: one line, not blank.
const NAME_LENGTH = 80;
const NAME_PATTERN = '^(?=.*\\S)[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]+$';

/**
 * Returns the JSON Schema of the plan document (draft 2020-12), for editors that complete and check documents. What only a
 * program can check (names that must exist, inputs that a service knows) is not in it.
 */
export function planJsonSchema(): object {
  const schema = toJsonSchema(planDocumentSchema, { errorMode: 'ignore', target: 'draft-2020-12', typeMode: 'input' });
  return { ...(withBounds(schema) as object), $id: `urn:cadastre:plan-document:${FORMAT_VERSION}`, title: 'Cadastre plan document' };
}

function withBounds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withBounds);
  if (typeof value !== 'object' || value === null) return value;
  if ('maxLength' in value && value.maxLength === NAME_LENGTH) return { ...value, minLength: 1, pattern: NAME_PATTERN };
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => {
      if (key !== 'properties') return [key, withBounds(entry)];
      const properties = Object.entries(entry as Record<string, object>).map(([name, property]) => [
        name,
        { ...(withBounds(property) as object), ...(name === 'size' && 'addressSpace' in (entry as object) ? NETWORK_SIZE : BOUNDS[name]) },
      ]);
      return [key, Object.fromEntries(properties)];
    }),
  );
}
