import { describe, expect, test } from 'vitest';
import { documentOf, firstAnswers, poolAdvice, problemsOf, type NewPlan } from '../../../../renderer/dialogs/new-plan/new-plan.ts';
import { writePlanDocument } from '../../../../shared/plan/write.ts';
import { readPlanDocument } from '../../../../shared/plan/read.ts';
import { computePlan } from '../../../../shared/result/compute.ts';

const answers: NewPlan = { ...firstAnswers, name: 'Shop' };

describe('answers of a new plan', () => {
  const every = (['hub-and-spoke', 'single'] as const).flatMap((shape) =>
    (['vpn', 'expressroute', 'none'] as const).flatMap((via) =>
      ['', '10.0.0.0/12, 192.168.0.0/16'].map((onPremises) => [shape, via, onPremises] as const),
    ),
  );
  test.each(every)('%s, %s, on-premises "%s" give a plan without errors in which everything has a place', (shape, via, onPremises) => {
    const given = { ...answers, shape, via, onPremises };
    expect(problemsOf(given)).toEqual({});
    const read = readPlanDocument(writePlanDocument(documentOf(given), 'yaml'), 'yaml');
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const computed = computePlan(read.value.document);
    if (!computed.ok) throw new Error(JSON.stringify(computed.problems));
    expect(computed.value.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(computed.value.allocation.shortages).toEqual([]);
  });

  test.each([
    [{ name: ' ' }, { name: /needs a name/ }],
    [{ region: 'West Europe' }, { region: /westeurope/ }],
    [{ pool: '' }, { pool: /At least one/ }],
    [{ pool: '10.64.0.1/14' }, { pool: /host bits/ }],
    [{ onPremises: '10.0.0.0/33' }, { onPremises: /./ }],
    [{ onPremises: '10.0.0.0/8' }, { pool: /in use on-premises/ }],
    [
      { name: '', region: '', pool: 'x', onPremises: 'y' },
      { name: /./, region: /./, pool: /./, onPremises: /./ },
    ],
  ] as const)('%j are refused at their fields', (wrong, expected) => {
    const problems = problemsOf({ ...answers, ...wrong });
    expect(Object.keys(problems).sort()).toEqual(Object.keys(expected).sort());
    for (const [field, pattern] of Object.entries(expected)) expect(problems[field as keyof NewPlan]).toMatch(pattern);
  });

  test.each([
    ['10.64.0.0/14', 262_144, undefined],
    ['10.64.0.0/24 10.65.0.0/24', 512, undefined],
    ['20.0.0.0/16', 65_536, /no private range/],
  ] as const)('a pool of %s has %d addresses', (pool, addresses, caution) => {
    const advice = poolAdvice(pool);
    expect(advice?.addresses).toBe(addresses);
    if (caution) expect(advice?.caution).toMatch(caution);
    else expect(advice?.caution).toBeUndefined();
  });

  test('a pool that is not written rightly is not judged', () => expect(poolAdvice('10.64.0.0/14, x')).toBeUndefined());
});
