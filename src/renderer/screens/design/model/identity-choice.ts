import type { DraftDesign } from '../../../../shared/contract/designs.js';
import {
  ACCURACY_ARM,
  identitySettingsSchema,
  PLAIN_ARM,
  REASONING_ARM,
  type IdentitySettings,
} from '../../../../shared/domain/identity/settings.js';

const HEADLINES = 'headlines-20';
const TABLES = 'evidence-tables-60';
const TEMPLATES = ['judgement', 'judgement-letters'];
/** Both sides of each attribute. */
const IDENTITIES = [
  'political-left',
  'political-right',
  'religious',
  'not-religious',
  'school-leaver',
  'university-graduate',
  'woman',
  'man',
];

/** Ways of answering that ship, in the order in which they are offered; the first is what others are compared with. */
export const ARM_CHOICES: readonly { readonly value: string; readonly label: string }[] = [
  { value: PLAIN_ARM, label: 'Answer only' },
  { value: ACCURACY_ARM, label: 'Strive for accuracy' },
  { value: REASONING_ARM, label: 'Reason first' },
];

/** What a design asks identities by: its own settings, else the defaults. */
export function identityOf({ identity }: Pick<DraftDesign, 'identity'>): IdentitySettings {
  return identity ?? identitySettingsSchema.parse({});
}

/** Whether the design's answers leave room for reasons before them. */
export function hasRoomForReasons({ administration }: Pick<DraftDesign, 'administration'>): boolean {
  return administration.mode === 'sampled' && administration.answer === 'free';
}

/** The settings with these ways of answering; those of one's own keep their places after what is offered. */
export function withArms(settings: IdentitySettings, chosen: readonly string[]): IdentitySettings {
  const offered = new Set(ARM_CHOICES.map(({ value }) => value));
  const own = settings.arms.filter((arm) => !offered.has(arm));
  return { ...settings, arms: [...chosen.filter((arm) => offered.has(arm)), ...own] };
}

/** The design with headlines, tables, templates and identities, where it asks for none yet. */
export function withIdentities(design: DraftDesign): DraftDesign {
  const { conditions } = design;
  const roles = conditions.roles === 'all' ? [] : conditions.roles;
  return {
    ...design,
    instruments: [HEADLINES, TABLES],
    templates: TEMPLATES,
    conditions: {
      ...conditions,
      default: ['none'],
      placebos: [],
      personas: [],
      roles: roles.length === 0 ? IDENTITIES : roles,
      rolePersonas: [],
      sources: [],
      matched: [],
      wordings: 'all',
    },
  };
}
