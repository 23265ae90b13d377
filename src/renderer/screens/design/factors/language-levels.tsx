import { languageInfo } from '../../../../shared/domain/languages.js';
import type { FactorLevels } from '../../../../shared/domain/specification.js';
import { useCall } from '../../../api/hooks.js';
import { Checkbox } from '../../../ui/checkbox.js';
import { Disclosure } from '../../../ui/disclosure.js';
import { Place } from '../fields/place.js';
import { writtenIn } from '../fields/written-in.js';
import { languageName, languagesOf } from '../model/languages.js';
import type { LevelsEdit } from '../model/specification-levels.js';
import { useDesign } from '../state/design-desk.js';
import styles from './factor-fields.module.css';

/** More languages than these stand behind a line that tells which are chosen. */
const MOST_IN_SIGHT = 6;

/** In which languages the items are put, out of those that every chosen instrument has. */
export function LanguageLevels({
  levels,
  onChange,
}: {
  readonly levels: FactorLevels;
  readonly onChange: LevelsEdit;
}) {
  const list = useCall('instruments.list', {}).data?.instruments ?? [];
  const chosenInstruments = useDesign((design) => design.instruments);
  const own = useDesign((design) => design.language);
  const asked = list.filter(({ id }) => chosenInstruments.includes(id));
  const known = [...new Set([...languagesOf(asked, own), ...levels.languages])];
  const words =
    levels.languages.length === 0
      ? `${languageName(own)}, the language of the items`
      : levels.languages.map(languageName).join(', ');
  const boxes = (
    <div className={styles.languages}>
      {known.map((tag) => (
        <Checkbox
          key={tag}
          label={<LanguageLabel tag={tag} />}
          checked={levels.languages.includes(tag)}
          onChange={(on) =>
            onChange('the languages', {
              languages: known.filter((one) => (one === tag ? on : levels.languages.includes(one))),
            })
          }
        />
      ))}
    </div>
  );
  return (
    <Place of="specification.languages" className={styles.wide}>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>Languages of the items</legend>
        <p className={styles.hint}>
          {known.length === 1
            ? `The chosen instruments have ${languageName(own)} alone in common.`
            : `Now: ${words}.`}
        </p>
        {known.length > 1 &&
          (known.length > MOST_IN_SIGHT ? (
            <Disclosure summary={`Choose out of ${known.length} languages`}>{boxes}</Disclosure>
          ) : (
            boxes
          ))}
      </fieldset>
    </Place>
  );
}

function LanguageLabel({ tag }: { readonly tag: string }) {
  const { name, ownName } = languageInfo(tag);
  return (
    <>
      {name}
      {ownName !== name && (
        <span className={styles.own} {...writtenIn(tag)}>
          {ownName}
        </span>
      )}
    </>
  );
}
