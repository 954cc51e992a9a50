// What this program writes of SARIF 2.1.0, as a JSON Schema of our own: stricter than the published one, in which nearly every key is
// optional and whose lists may be empty. Keys that we do not write are errors here.

const message = {
  type: 'object',
  required: ['text'],
  additionalProperties: false,
  properties: { text: { type: 'string', minLength: 1 } },
};

const explained = {
  ...message,
  properties: { ...message.properties, markdown: { type: 'string', minLength: 1 } },
};

const level = { enum: ['error', 'warning', 'note'] };
const position = { type: 'integer', minimum: 1 };

/** Characters of a URI reference (RFC 3986): a percent sign only before two hexadecimal digits, no backslash, no blank. */
const uriReference = { type: 'string', pattern: "^(?:[A-Za-z0-9._~:/?#@!$&'()*+,;=-]|%[0-9A-F]{2})+$" };
const uri = { ...uriReference, pattern: '^https://[^\\s]+$' };

const artifactLocation = {
  type: 'object',
  required: ['uri'],
  additionalProperties: false,
  properties: { uri: uriReference, uriBaseId: { const: '%SRCROOT%' } },
};

const start = {
  type: 'object',
  required: ['startLine', 'startColumn'],
  additionalProperties: false,
  properties: { startLine: position, startColumn: position },
};

const extent = {
  type: 'object',
  required: ['startLine', 'startColumn', 'endLine', 'endColumn'],
  additionalProperties: false,
  properties: { startLine: position, startColumn: position, endLine: position, endColumn: position },
};

const physicalLocation = {
  type: 'object',
  required: ['artifactLocation', 'region'],
  additionalProperties: false,
  properties: { artifactLocation, region: start },
};

const logicalLocations = {
  type: 'array',
  minItems: 1,
  maxItems: 1,
  items: {
    type: 'object',
    required: ['fullyQualifiedName', 'kind'],
    additionalProperties: false,
    properties: {
      fullyQualifiedName: { type: 'string', minLength: 1 },
      kind: { enum: ['virtualNetwork', 'subnet', 'addressPool', 'externalNetwork'] },
    },
  },
};

const location = {
  type: 'object',
  required: ['physicalLocation'],
  additionalProperties: false,
  properties: { physicalLocation, logicalLocations },
};

const relatedLocation = {
  type: 'object',
  required: ['id', 'physicalLocation', 'logicalLocations', 'message'],
  additionalProperties: false,
  properties: { id: position, physicalLocation, logicalLocations, message },
};

const suppression = {
  type: 'object',
  required: ['kind', 'status', 'justification', 'location'],
  additionalProperties: false,
  properties: {
    kind: { const: 'inSource' },
    status: { const: 'accepted' },
    justification: { type: 'string' },
    location,
    properties: {
      type: 'object',
      minProperties: 1,
      additionalProperties: false,
      properties: { owner: { type: 'string' }, until: { type: 'string' } },
    },
  },
};

const fix = {
  type: 'object',
  required: ['description', 'artifactChanges'],
  additionalProperties: false,
  properties: {
    description: message,
    artifactChanges: {
      type: 'array',
      minItems: 1,
      maxItems: 1,
      items: {
        type: 'object',
        required: ['artifactLocation', 'replacements'],
        additionalProperties: false,
        properties: {
          artifactLocation,
          replacements: {
            type: 'array',
            minItems: 1,
            items: {
              type: 'object',
              required: ['deletedRegion'],
              additionalProperties: false,
              properties: {
                deletedRegion: extent,
                insertedContent: {
                  type: 'object',
                  required: ['text'],
                  additionalProperties: false,
                  properties: { text: { type: 'string', minLength: 1 } },
                },
              },
            },
          },
        },
      },
    },
  },
};

const rule = {
  type: 'object',
  required: ['id', 'name', 'shortDescription', 'fullDescription', 'help', 'defaultConfiguration'],
  additionalProperties: false,
  properties: {
    id: { type: 'string', pattern: '^[a-z0-9]+(?:-[a-z0-9]+)*$' },
    name: { type: 'string', pattern: '^[A-Z][A-Za-z0-9]*$' },
    shortDescription: message,
    fullDescription: message,
    help: { ...explained, required: ['text', 'markdown'] },
    helpUri: uri,
    defaultConfiguration: { type: 'object', required: ['level'], additionalProperties: false, properties: { level } },
  },
};

const result = {
  type: 'object',
  required: ['ruleId', 'ruleIndex', 'level', 'message', 'locations', 'partialFingerprints', 'properties'],
  additionalProperties: false,
  properties: {
    ruleId: rule.properties.id,
    ruleIndex: { type: 'integer', minimum: 0 },
    level,
    message,
    locations: { type: 'array', minItems: 1, maxItems: 1, items: location },
    relatedLocations: { type: 'array', minItems: 1, uniqueItems: true, items: relatedLocation },
    partialFingerprints: {
      type: 'object',
      required: ['cadastreFinding/v1'],
      additionalProperties: false,
      properties: { 'cadastreFinding/v1': { type: 'string', pattern: '^[0-9a-f]{16}:[1-9][0-9]*$' } },
    },
    suppressions: { type: 'array', maxItems: 1, items: suppression },
    fixes: { type: 'array', minItems: 1, uniqueItems: true, items: fix },
    properties: {
      type: 'object',
      required: ['subjects'],
      additionalProperties: false,
      properties: {
        subjects: { type: 'array', minItems: 1, items: { type: 'string' } },
        source: {
          type: 'object',
          required: ['title', 'url'],
          additionalProperties: false,
          properties: { title: { type: 'string', minLength: 1 }, url: uri },
        },
      },
    },
  },
};

/** A SARIF 2.1.0 log as this program writes it. */
export const SARIF_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  required: ['$schema', 'version', 'runs'],
  additionalProperties: false,
  properties: {
    $schema: uri,
    version: { const: '2.1.0' },
    runs: {
      type: 'array',
      minItems: 1,
      maxItems: 1,
      items: {
        type: 'object',
        required: ['tool', 'columnKind', 'originalUriBaseIds', 'results'],
        additionalProperties: false,
        properties: {
          tool: {
            type: 'object',
            required: ['driver'],
            additionalProperties: false,
            properties: {
              driver: {
                type: 'object',
                required: ['name', 'version', 'semanticVersion', 'rules', 'properties'],
                additionalProperties: false,
                properties: {
                  name: { const: 'Cadastre' },
                  version: { type: 'string', pattern: '^[0-9]+\\.[0-9]+\\.[0-9]+' },
                  semanticVersion: { type: 'string', pattern: '^[0-9]+\\.[0-9]+\\.[0-9]+' },
                  informationUri: uri,
                  rules: { type: 'array', uniqueItems: true, items: rule },
                  properties: {
                    type: 'object',
                    required: ['catalogVersion'],
                    additionalProperties: false,
                    properties: { catalogVersion: { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}$' } },
                  },
                },
              },
            },
          },
          columnKind: { const: 'utf16CodeUnits' },
          originalUriBaseIds: {
            type: 'object',
            required: ['%SRCROOT%'],
            additionalProperties: false,
            properties: {
              '%SRCROOT%': { type: 'object', required: ['description'], additionalProperties: false, properties: { description: message } },
            },
          },
          results: { type: 'array', items: result },
          properties: {
            type: 'object',
            required: ['fixesLeftOut'],
            additionalProperties: false,
            properties: { fixesLeftOut: position },
          },
        },
      },
    },
  },
};
