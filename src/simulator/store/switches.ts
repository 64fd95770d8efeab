/**
 * The open points that can be decided otherwise: `built` first, then what else AWS may do. What each value does says the
 * row of that id in `content/open-points.yaml`. Each is asked for where the decision stands, by `settingOf`.
 */
export const SWITCHES = {
  'OP-101': ['built', 'own-status'],
  'OP-102': ['built', 'refused-by-the-model'],
  'OP-105': ['built', 'status-403'],
  'OP-109': ['built', 'uuid-v4'],
  'OP-110': ['built', 'seven-stars'],
  'OP-111': ['built', 'as-sent'],
  'OP-112': ['built', 'one-text'],
  'OP-113': ['built', 'allowed'],
  'OP-115': ['built', 'documented-text'],
  'OP-116': ['built', 'rules-on'],
  'OP-118': ['built', 'allowed'],
  'OP-125': ['built', 'five-wrong-codes'],
  'OP-126': ['built', 'both-good'],
  'OP-136': ['built', 'allowed'],
  'OP-152': ['built', 'flows-shown'],
  'OP-153': ['built', 'absent'],
  'OP-154': ['built', 'refused'],
  'OP-156': ['built', 'signs-in-secrets'],
  'OP-159': ['built', 'refused', 'mail-instead'],
  'OP-161': ['built', 'one-text'],
  'OP-501': ['built', 'reset-required'],
  'OP-504': ['built', 'refused'],
} as const satisfies Record<`OP-${number}`, readonly ['built', ...string[]]>
