import type { RuleDocument } from '../../../shared/plan/document.ts';
import { checkRows } from '../../support/check-rows.ts';
import { oneNetwork } from '../../support/plans.ts';

const rule = (from: RuleDocument['from'], to: RuleDocument['to'], priority = 200): RuleDocument => ({
  name: 'r',
  direction: 'inbound',
  access: 'allow',
  from,
  to,
  priority,
});
const withRules = (...rules: RuleDocument[]) => oneNetwork([{ name: 'app', size: '/26', rules }]);
const says = (sides: string, groups: string) =>
  `error: The rule r of net/app should hold one service tag or prefixes of one family in ${sides}; ${groups} should be in rules of their own.`;

checkRows('rule-ends-mixed', [
  { why: 'one tag', document: withRules(rule('Internet', 'self')), tells: [] },
  { why: 'one tag twice', document: withRules(rule(['Internet', 'internet'], 'self')), tells: [] },
  { why: 'prefixes, names and the subnet itself', document: withRules(rule(['192.0.2.0/24', 'net', 'net/app', 'self'], 'self')), tells: [] },
  { why: 'any swallows all others', document: withRules(rule(['any', 'Internet', '192.0.2.0/24'], 'self')), tells: [] },
  {
    why: 'a tag beside prefixes',
    document: withRules(rule(['192.0.2.0/24', 'Internet', '198.51.100.0/24'], 'self')),
    tells: [says('from', 'IPv4 prefixes and Internet')],
    offers: ['Split r into 2 rules'],
  },
  {
    why: 'several tags, on both sides',
    document: withRules(rule(['Internet', 'VirtualNetwork'], ['net', 'Storage'])),
    tells: [says('from and to', 'IPv4 prefixes, Internet, Storage and VirtualNetwork')],
    offers: ['Split r into 4 rules'],
  },
  {
    why: 'both families: what goes from one to the other is left out',
    document: withRules(rule(['192.0.2.0/24', '2001:db8::/32'], ['net', '2001:db8::/32'])),
    tells: [says('from and to', 'IPv4 prefixes and IPv6 prefixes')],
    offers: ['Split r into 2 rules'],
  },
  {
    why: 'a rule that would come between: nothing is offered',
    document: withRules(rule(['Internet', '192.0.2.0/24'], 'self'), { ...rule('any', 'self', 201), name: 'other', access: 'deny' }),
    tells: [says('from', 'IPv4 prefixes and Internet')],
  },
  {
    why: 'a rule of the other direction comes not between; names that are taken are passed over',
    document: withRules(rule(['Internet', '192.0.2.0/24'], 'self'), { ...rule('self', 'any', 201), name: 'R-2', direction: 'outbound' }),
    tells: [says('from', 'IPv4 prefixes and Internet')],
    offers: ['Split r into 2 rules'],
  },
  {
    why: 'no numbers left',
    document: withRules(rule(['Internet', '192.0.2.0/24'], 'self', 4096)),
    tells: [says('from', 'IPv4 prefixes and Internet')],
  },
]);
