import type { PersonaGroup } from '../../../../shared/contract/library.js';
import { Button } from '../../../ui/button.js';
import { Select } from '../../../ui/select.js';
import { Place } from '../fields/place.js';
import { languageName, languageWithOwnName, textLanguages } from '../model/languages.js';
import { useDesign, useDesignEdit } from '../state/design-desk.js';
import { usePopulations } from '../state/use-names.js';
import styles from './text-language.module.css';

const AS_ITEMS = 'as-items';

/** The language of what stands before the items, which need not be theirs. */
export function TextLanguage({ groups }: { readonly groups: readonly PersonaGroup[] }) {
  const items = useDesign((design) => design.language);
  const conditions = useDesign((design) => design.conditions);
  const populations = usePopulations();
  const choose = useChooseLanguage();
  const common = textLanguages(groups, populations, conditions);
  const chosen = conditions.language;
  const effective = chosen ?? items;
  const isThere = common.includes(effective);
  const others = [...new Set([...common, ...(chosen === undefined ? [] : [chosen])])];
  return (
    <Place of="conditions.language">
      <div className={styles.language}>
        <Select
          label="Language of the texts"
          hint="Of everything that stands before the items. It need not be the language of the items."
          value={chosen ?? AS_ITEMS}
          onChange={(next) => choose(next === AS_ITEMS ? null : next)}
          options={[
            { value: AS_ITEMS, label: `As the items: ${languageName(items)}` },
            ...others.map((tag) => ({ value: tag, label: languageWithOwnName(tag) })),
          ]}
        />
      </div>
      {!isThere && (
        <div className={styles.offer} role="status">
          <span>The chosen texts are not all there in {languageName(effective)}.</span>
          {common.map((tag) => (
            <Button key={tag} size="small" onClick={() => choose(tag)}>
              Put them in {languageName(tag)}
            </Button>
          ))}
        </div>
      )}
    </Place>
  );
}

function useChooseLanguage(): (language: string | null) => void {
  const edit = useDesignEdit();
  return (language) =>
    edit('the language of the texts', (design) => {
      const conditions = { ...design.conditions };
      delete conditions.language;
      return { conditions: language === null ? conditions : { ...conditions, language } };
    });
}
