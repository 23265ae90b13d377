import { useMemo } from 'react';
import type { PersonaGroup } from '../../../../shared/contract/library.js';
import type { ConditionSelection } from '../../../../shared/domain/study.js';
import { useCall } from '../../../api/hooks.js';
import { formatCount, formatCounted } from '../../../formatting/numbers.js';
import { ErrorNote } from '../../../ui/error-note.js';
import { LoadingNote } from '../../../ui/loading-note.js';
import { chooserGroups, defaultGroups } from '../conditions/chooser-groups.js';
import { MatchedTexts } from '../conditions/matched-texts.js';
import { PersonaSources } from '../conditions/persona-sources.js';
import { RolePersonas } from '../conditions/role-personas.js';
import { TextChooser } from '../conditions/text-chooser.js';
import { TextLanguage } from '../conditions/text-language.js';
import { Wordings } from '../conditions/wordings.js';
import { Place } from '../fields/place.js';
import { conditionCounts } from '../model/plan-words.js';
import { useDesign, useDesignEdit, usePlanStanding } from '../state/design-desk.js';
import styles from './conditions-section.module.css';
import { SectionFrame } from './section-frame.js';

/** What stands before the items. */
export function ConditionsSection() {
  const list = useCall('personas.list', {});
  return (
    <SectionFrame
      section="conditions"
      lead="What stands before each item: nothing, a neutral text, or the person that the subject is asked to be. Every item is asked in every condition."
    >
      <Place of="conditions" className={styles.choosers}>
        {list.isPending && <LoadingNote text="Reading the personas" />}
        {list.isError && <ErrorNote error={list.error} onRetry={() => void list.refetch()} />}
        {list.isSuccess && <ConditionChoosers groups={list.data.groups} />}
      </Place>
      <ConditionCount />
    </SectionFrame>
  );
}

function ConditionChoosers({ groups }: { readonly groups: readonly PersonaGroup[] }) {
  const conditions = useDesign((design) => design.conditions);
  const language = useDesign((design) => design.conditions.language ?? design.language);
  const edit = useDesignEdit();
  const change = (what: string, changes: Partial<ConditionSelection>): void =>
    edit(what, (design) => ({ conditions: { ...design.conditions, ...changes } }));
  const texts = useMemo(
    () => ({
      defaults: defaultGroups(groups, language),
      placebos: chooserGroups(groups, ({ placebos }) => placebos, { textIn: language }),
      personas: chooserGroups(groups, ({ personas }) => personas),
      roles: chooserGroups(groups, ({ roles }) => roles),
    }),
    [groups, language],
  );
  return (
    <>
      <TextLanguage groups={groups} />
      <TextChooser
        title="Default"
        lead="Who the subject is when nobody asks it to be someone. Several neutral prompts show how firm that is."
        place="conditions.default"
        groups={texts.defaults}
        selection={conditions.default}
        onChange={(selection) => change('the default conditions', { default: selection })}
        least={1}
        emptyText=""
      />
      <TextChooser
        title="Placebos"
        lead="Neutral texts as long as a persona. How far they move a subject is the noise that every shift is measured against."
        place="conditions.placebos"
        groups={texts.placebos}
        selection={conditions.placebos}
        onChange={(placebos) => change('the placebos', { placebos })}
        emptyText="The library holds no placebo."
      />
      <TextChooser
        title="Personas"
        lead="Texts that ask for a profile on the instrument's scales. The letters are the type that is asked for."
        place="conditions.personas"
        groups={texts.personas}
        selection={conditions.personas}
        onChange={(personas) => change('the personas', { personas })}
        emptyText="The library holds no persona."
      />
      <PersonaSources />
      <TextChooser
        title="Roles"
        lead="Occupations: a person is described, and no profile is asked for."
        place="conditions.roles"
        groups={texts.roles}
        selection={conditions.roles}
        onChange={(roles) => change('the roles', { roles })}
        emptyText="The library holds no role."
      />
      <RolePersonas groups={groups} />
      <MatchedTexts />
      <Wordings groups={groups} />
    </>
  );
}

function ConditionCount() {
  const { check } = usePlanStanding();
  if (check === null || check.conditions.length === 0) return null;
  const counts = conditionCounts(check.conditions).map(({ count, noun }) => `${formatCount(count)} ${noun}`);
  return (
    <p className={styles.count} aria-live="polite">
      <b>{formatCounted(check.conditions.length, 'condition')}</b>: {counts.join(', ')}.
    </p>
  );
}
