import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatPrefix,
  parsePrefix,
  prefixAround,
  prefixesOverlap,
  subprefixes,
  type Ipv4Prefix,
  type Prefix,
} from '../../../shared/address/prefix.ts';
import { FORBIDDEN_RANGES } from '../../../shared/catalog/address-ranges.ts';
import { excludedRangesOf } from '../../../shared/catalog/by-inputs.ts';
import { placeRules, whyNot } from '../../../shared/plan/edit/index.ts';
import { findSubject, type Subject } from '../../../shared/plan/edit/subject.ts';
import type { Subnet } from '../../../shared/plan/plan.ts';
import { writePlanDocument } from '../../../shared/plan/write.ts';
import { crowdedPlan } from '../../support/crowded-plans.ts';
import { editedPlan, move, placedPlan, resize, type WrittenPlan } from '../../support/edit-plans.ts';
import { mustPrefix } from '../../support/plans.ts';

const four = (list: readonly (Prefix | undefined)[]) => list.filter((prefix): prefix is Ipv4Prefix => prefix?.family === 4);
const within = (outer: Prefix, inner: Prefix) => prefixesOverlap(outer, inner) && outer.length <= inner.length;

/** Ranges that what lives in some subnets cannot use. */
const excluded = (subnets: readonly Subnet[], of: 'subnet' | 'network') =>
  subnets
    .flatMap(({ workloads }) => workloads.flatMap(excludedRangesOf))
    .flatMap((range) => (range.appliesTo === of ? [mustPrefix(range.prefix)] : []));

/** Everything that reserved, external and forbidden ranges hold. */
const kept = ({ plan }: WrittenPlan) =>
  four([
    ...plan.externalNetworks.flatMap(({ prefixes }) => prefixes.map(({ prefix }) => prefix)),
    ...plan.pools.flatMap(({ reserved }) => reserved.map(({ range }) => range.prefix)),
  ]);
const forbidden = FORBIDDEN_RANGES.map(({ prefix }) => mustPrefix(prefix));

/** The twin: looks at every aligned place of the right length, one after another. */
function legalPlaces(placed: WrittenPlan, subject: Subject, own: Ipv4Prefix, containers: readonly Prefix[]): Ipv4Prefix[] {
  const { holding } = subject;
  const places = containers.flatMap((container) => [...subprefixes(container, own.length)]) as Ipv4Prefix[];
  const isFree = (place: Prefix, taken: readonly Prefix[]) => !taken.some((prefix) => prefixesOverlap(prefix, place));
  const legal = (place: Ipv4Prefix): boolean => {
    if (subject.kind === 'subnet') {
      const siblings = four(holding.subnets.flatMap((held) => (held.subnet === subject.own.subnet ? [] : [held.prefix])));
      const ranges = kept(placed).filter((range) => !holding.prefixes.some((space) => within(range, space)));
      return isFree(place, [...siblings, ...ranges, ...forbidden, ...excluded([subject.own.subnet], 'subnet')]);
    }
    const others = placed.places.networks.flatMap(({ network, prefixes, subnets }) =>
      network === holding.network
        ? prefixes.filter((prefix) => prefix !== own)
        : prefixes.length > 0
          ? prefixes
          : four(subnets.map(({ prefix }) => prefix)),
    );
    if (!isFree(place, [...others, ...kept(placed), ...forbidden, ...excluded(holding.network.subnets, 'network')])) return false;
    return holding.subnets.every(({ subnet, prefix }) => {
      if (!prefix || !within(own, prefix)) return true;
      const at: Prefix = { family: 4, first: prefix.first - own.first + place.first, length: prefix.length };
      return !subnet.deployed && isFree(at, excluded([subnet], 'subnet'));
    });
  };
  return places.filter((place) => place.first !== own.first && legal(place));
}

const nearestOf = (places: readonly Ipv4Prefix[], aim: number) =>
  [...places].sort((a, b) => Math.abs(a.first - aim) - Math.abs(b.first - aim) || a.first - b.first)[0];

describe.each([
  { name: 'plans of all kinds', plan: editedPlan, seed: 41 },
  { name: 'crowded plans', plan: crowdedPlan, seed: 42 },
])('$name', ({ plan, seed }) => {
  test('whyNot, nearest, move and resize agree with a twin that tries every aligned place', () => {
    const seen = { subjects: 0, places: 0, refused: 0, nowhere: 0, inPlace: 0 };
    fc.assert(
      fc.property(plan, fc.nat({ max: 4095 }), fc.integer({ min: 1, max: 3 }), (document, n, step) => {
        const placed = placedPlan(writePlanDocument(document, 'json'), 'json');
        for (const { network, prefixes, subnets } of placed.places.networks) {
          const { pool } = network;
          const spaces = four(pool ? pool.prefixes.map(({ prefix }) => prefix) : []);
          const all = [
            ...(four(prefixes).length === 1 && pool && !network.deployed ? [{ name: network.name, own: four(prefixes)[0], containers: spaces }] : []),
            ...subnets.flatMap(({ subnet, prefix }) => (subnet.deployed ? [] : [{ name: subnet.address, own: prefix, containers: four(prefixes) }])),
          ];
          for (const { name, own, containers } of all) {
            const found = findSubject(placed, name);
            const outer = containers.filter(
              (one) =>
                !containers.some(
                  (other) =>
                    other !== one && within(other, one) && (other.length < one.length || containers.indexOf(other) < containers.indexOf(one)),
                ),
            );
            if (!own || !found.ok || outer.length === 0) continue;
            seen.subjects++;
            const rules = placeRules(placed, found.value, 4, own);
            const tooShort = rules.whyNot({ ...own, first: own.first === 0 ? 2 ** 31 : 0 })?.code === 'wrong-length';
            const legal = tooShort ? [] : legalPlaces(placed, found.value, own, outer);
            const isLegal = new Set(legal.map(({ first }) => first));
            for (const place of outer.flatMap((container) => [...subprefixes(container, own.length)])) {
              seen.places++;
              if (place.first === own.first) continue;
              const reason = rules.whyNot(place);
              expect({ name, place: formatPrefix(place), legal: reason === undefined }).toEqual({
                name,
                place: formatPrefix(place),
                legal: isLegal.has(Number(place.first)),
              });
            }
            const container = outer[n % outer.length] as Ipv4Prefix;
            const aims = [own, { ...own, first: container.first + (n % 2 ** Math.min(12, own.length - 8)) * 2 ** (32 - own.length) }].filter(
              ({ first }) => first < 2 ** 32,
            );
            for (const aim of aims) expect(rules.nearest(aim, own.length)?.first).toBe(nearestOf(legal, aim.first)?.first);

            // The operation refuses what the rules refuse, and offers what the twin has found.
            const aim = aims[1] ?? own;
            const moved = move(placed, { subject: name, prefix: formatPrefix(aim) });
            if (aim.first !== own.first) expect(moved.ok).toBe(isLegal.has(aim.first));
            if (!moved.ok && aim.first !== own.first) {
              seen.refused++;
              const near = nearestOf(legal, aim.first);
              if (moved.problems[0]?.code === 'place-refused') expect(moved.problems[0].nearest).toBe(near && formatPrefix(near));
              expect(whyNot(placed, name, formatPrefix(aim))).toContain(moved.problems[0]?.text);
            }
            const nearest = move(placed, { subject: name, nearest: true });
            seen.nowhere += Number(legal.length === 0);
            expect(nearest.ok ? nearest.value.changes[0]?.to : undefined).toBe(
              legal.length === 0 ? undefined : formatPrefix(nearestOf(legal, own.first) as Prefix),
            );

            // What can grow in place does.
            const grown = prefixAround(own.first, own.length - step);
            const larger = resize(placed, { subject: name, length: `/${grown.length}` });
            if (rules.whyNot(grown) === undefined) {
              seen.inPlace++;
              expect(larger.ok ? larger.value.changes[0]?.to : larger.problems).toBe(formatPrefix(grown));
            } else if (larger.ok) expect(parsePrefix(larger.value.changes[0]?.to ?? '')?.length).toBe(grown.length);
          }
        }
      }),
      { numRuns: 60, seed },
    );
    expect(seen.subjects).toBeGreaterThan(150);
    expect(seen.places).toBeGreaterThan(3000);
    for (const count of [seen.refused, seen.nowhere, seen.inPlace]) expect(count).toBeGreaterThan(5);
  }, 120_000);
});
