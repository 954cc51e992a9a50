import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advise, needInputs, type Need } from '../../../shared/catalog/advise.ts';
import { findPlatformService, platformServices, type PlatformService } from '../../../shared/catalog/platform-services.ts';

const NEEDS = Object.keys(needInputs) as Need[];

function of(name: string): PlatformService {
  const service = findPlatformService(name);
  if (!service) throw new Error(name);
  return service;
}
const adviceFor = (name: string, ...needs: Need[]) => advise(of(name), needs);

describe('which way fits', () => {
  test.each<{ service: string; needs: Need[]; takes: string[]; why: string }>([
    { service: 'storage', needs: [], takes: ['private-endpoint'], why: 'what Microsoft recommends when nothing is asked for' },
    { service: 'storage', needs: ['onPremises'], takes: ['private-endpoint'], why: 'service endpoints do not reach on-premises' },
    {
      service: 'storage',
      needs: ['privateAddress', 'shielded'],
      takes: ['private-endpoint'],
      why: 'the service keeps its public address behind a service endpoint',
    },
    { service: 'storage', needs: ['callsOut'], takes: [], why: 'storage opens no connections' },
    { service: 'app-service', needs: ['callsOut'], takes: ['outbound-integration'], why: 'lighter than an environment of its own' },
    {
      service: 'app-service',
      needs: ['callsOut', 'privateAddress'],
      takes: ['private-endpoint', 'outbound-integration'],
      why: 'one for each direction',
    },
    { service: 'sql-managed-instance', needs: ['onPremises', 'callsOut'], takes: ['injection'], why: 'endpoints do not call out' },
    { service: 'sql-managed-instance', needs: ['onPremises'], takes: ['private-endpoint'], why: 'both fit; the endpoint takes least' },
    { service: 'hdinsight', needs: ['callsOut'], takes: ['injection'], why: 'only the cluster in the network does' },
    { service: 'container-instances', needs: ['peered'], takes: ['injection'], why: 'there is no other way' },
    { service: 'data-lake-storage-gen1', needs: [], takes: [], why: 'retired' },
    {
      service: 'logic-apps-ise',
      needs: ['callsOut'],
      takes: ['outbound-integration'],
      why: 'the environment is retired, Logic Apps Standard is not',
    },
  ])('$service with $needs: $why', ({ service, needs, takes }) => {
    expect(adviceFor(service, ...needs).recommended).toEqual(takes);
  });

  test('says which need is lacking when nothing fits', () => {
    expect(adviceFor('storage', 'callsOut').because).toMatch(/comes nearest; it lacks callsOut: .*\.$/);
  });

  test('across regions the types of service endpoint differ', () => {
    const answer = (name: string) => adviceFor(name, 'acrossRegions').ways.find(({ way }) => way === 'service-endpoint')?.answers[0];
    expect(answer('storage')).toMatchObject({ value: 'yes', note: 'Microsoft.Storage.Global leads to resources of every region.' });
    expect(answer('sql-database')).toMatchObject({ value: 'no', note: 'Microsoft.Sql leads to resources of its own region only.' });
    expect(answer('key-vault')).toMatchObject({ value: 'yes' });
  });

  test('what a service endpoint leaves to be done comes from its own entry', () => {
    const way = adviceFor('key-vault').ways.find(({ way: one }) => one === 'service-endpoint');
    expect(way?.remains).toEqual(of('key-vault').serviceEndpoints[0]?.steps);
  });
});

test('a recommendation meets every need, and never goes through what has come to its end', () => {
  fc.assert(
    fc.property(fc.constantFrom(...platformServices), fc.subarray(NEEDS), (service, needs) => {
      const advice = advise(service, needs);
      const taken = advice.ways.filter(({ way }) => advice.recommended.includes(way));
      expect(taken.length).toBe(advice.recommended.length);
      expect(advice.because).toMatch(/\.$/);
      for (const { ended } of taken) expect(ended).toBeUndefined();
      if (taken.length === 0) {
        // Then nothing that still exists meets all needs, alone or with another, not even within limits.
        for (const way of advice.ways) expect(way.ended !== undefined || way.verdict === 'does-not-fit').toBe(true);
        return;
      }
      for (const need of needs) {
        const values = taken.map(({ answers }) => answers.find((answer) => answer.need === need)?.value);
        if (taken.length === 2) expect(values).toContain('yes');
        else expect(values).not.toContain('no');
      }
    }),
    { numRuns: 600, seed: 31 },
  );
});

test('every platform service has a way, and every way says through what', () => {
  for (const service of platformServices) {
    const { ways, sources } = advise(service, []);
    for (const way of ways) {
      expect(way.through.length, service.id).toBeGreaterThan(0);
      expect(way.remains.length).toBeGreaterThan(0);
    }
    for (const source of sources) expect(source.date).toMatch(/^(\d{4}-\d{2}-\d{2}|undated)$/);
  }
});
