import { describe, expect, test } from 'vitest';
import { services } from '../../../shared/catalog/catalog.ts';
import {
  BOTH_ENDPOINTS,
  integrationFacts,
  integrationQuestions,
  RECOMMENDED_ENDPOINT,
  type IntegrationQuestion,
} from '../../../shared/catalog/integration-facts.ts';
import type { Integration } from '../../../shared/catalog/service.ts';

const ways = Object.keys(integrationFacts) as Integration[];
const questions = Object.keys(integrationQuestions) as IntegrationQuestion[];

describe('ways of integration', () => {
  test('every way that an entry names has facts', () => {
    for (const way of new Set(services.flatMap((service) => service.integration))) expect(ways).toContain(way);
  });

  // In the order of the questions: address, peers, on-premises, shielded, single resource, calls out, regions, routes, groups, DNS, cost.
  test.each<{ way: Integration; answers: string }>([
    { way: 'injection', answers: 'yes yes yes partly yes yes partly yes yes partly partly' },
    { way: 'outbound-integration', answers: 'partly no no no yes yes partly yes yes no no' },
    { way: 'service-endpoint', answers: 'no no no partly no no partly no yes no no' },
    { way: 'private-endpoint', answers: 'yes yes yes yes yes no yes partly partly yes yes' },
  ])('$way: $answers', ({ way, answers }) => {
    expect(questions.map((question) => integrationFacts[way].answers[question].value).join(' ')).toBe(answers);
  });

  test('no two ways answer alike, so the comparison tells something', () => {
    const told = ways.map((way) => questions.map((question) => integrationFacts[way].answers[question].value).join(' '));
    expect(new Set(told).size).toBe(ways.length);
    for (const question of questions)
      expect(new Set(ways.map((way) => integrationFacts[way].answers[question].value)).size, question).toBeGreaterThan(1);
  });
});

describe.each(ways)('%s', (way) => {
  const { what, answers, remains } = integrationFacts[way];

  test('every answer is explained in a sentence and has a dated page', () => {
    expect(what.value).toMatch(/^[A-Z].*\.$/);
    for (const [question, { note, source }] of Object.entries(answers)) {
      expect(note, question).toMatch(/^[A-Z].*\.$/);
      expect(source.url, question).toMatch(/^https:\/\/learn\.microsoft\.com\//);
      expect(source.date, question).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });

  test('what remains to be done is a list of orders', () => {
    expect(remains.length).toBeGreaterThanOrEqual(3);
    for (const step of remains) expect(step).toMatch(/^[A-Z].*\.$/);
  });
});

describe('what the comparison must get right', () => {
  test.each<{ question: IntegrationQuestion; yes: readonly Integration[]; why: string }>([
    { question: 'fromOnPremises', yes: ['injection', 'private-endpoint'], why: 'only a private address is routed there' },
    { question: 'fromPeeredNetworks', yes: ['injection', 'private-endpoint'], why: 'service endpoints are not transitive' },
    { question: 'publicAccessOff', yes: ['private-endpoint'], why: 'a service endpoint leaves the public address on' },
    { question: 'callsIntoNetwork', yes: ['injection', 'outbound-integration'], why: 'endpoints carry traffic one way' },
    { question: 'costs', yes: ['private-endpoint'], why: 'it is charged by the hour and by data' },
    { question: 'dnsNeeded', yes: ['private-endpoint'], why: 'names have to lead to its private address' },
    { question: 'acrossRegions', yes: ['private-endpoint'], why: 'its target may live in any region' },
  ])('$question: $why', ({ question, yes }) => {
    expect(ways.filter((way) => integrationFacts[way].answers[question].value === 'yes').sort()).toEqual([...yes].sort());
  });

  test('a verdict that no page gives says that it is assumed', () => {
    const assumed = ways.flatMap((way) =>
      questions.filter((question) => integrationFacts[way].answers[question].assumed).map((question) => `${way} ${question}`),
    );
    expect(assumed).toEqual(['injection publicAccessOff', 'injection dnsNeeded', 'injection costs']);
  });

  test('private endpoints are recommended, and where both exist names decide', () => {
    expect(RECOMMENDED_ENDPOINT.value).toBe('private-endpoint');
    expect(BOTH_ENDPOINTS).toMatchObject({ assumed: true });
    expect(BOTH_ENDPOINTS.value).toMatch(/^Names decide/);
  });
});
