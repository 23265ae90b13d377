import type { Template } from '../../../../shared/domain/template.js';
import { useCall } from '../../../api/hooks.js';
import { Checkbox } from '../../../ui/checkbox.js';
import { ErrorNote } from '../../../ui/error-note.js';
import { LoadingNote } from '../../../ui/loading-note.js';
import { Tag } from '../../../ui/tag.js';
import { Place } from '../fields/place.js';
import { writtenIn } from '../fields/written-in.js';
import { languageName } from '../model/languages.js';
import { templateFrame } from '../model/template-frames.js';
import { withTexts } from '../model/text-choice.js';
import { useDesign, useDesignEdit } from '../state/design-desk.js';
import { FieldGroup } from './section-frame.js';
import styles from './template-picker.module.css';

/** In which forms an item is put. */
export function TemplatePicker() {
  const list = useCall('templates.list', {});
  const chosen = useDesign((design) => design.templates);
  const language = useDesign((design) => design.language);
  const edit = useDesignEdit();
  const known = list.data?.templates.map(({ template }) => template.id) ?? [];
  const choose = (id: string, on: boolean): void =>
    edit('the templates', ({ templates }) => {
      const next = withTexts(templates, known, [id], on);
      return { templates: next === 'all' ? [...known] : next };
    });
  return (
    <Place of="templates">
      <FieldGroup
        title="Templates"
        lead="The form that an item is put in. A result that holds in two different forms is not a result about one of them."
      >
        {list.isPending && <LoadingNote text="Reading the templates" />}
        {list.isError && <ErrorNote error={list.error} onRetry={() => void list.refetch()} />}
        <div className={styles.templates}>
          {list.data?.templates.map(({ template, origin }) => (
            <div key={template.id} className={styles.template}>
              <Checkbox
                label={
                  <span className={styles.label}>
                    {template.name}
                    {template.heldOut && <Tag>held out</Tag>}
                    {isLent(template, language) && <Tag>English frame</Tag>}
                    {origin === 'own' && <Tag tone="accent">yours</Tag>}
                  </span>
                }
                hint={<TemplateText template={template} language={language} />}
                checked={chosen.includes(template.id)}
                onChange={(on) => choose(template.id, on)}
              />
            </div>
          ))}
        </div>
        {chosen
          .filter((id) => list.isSuccess && !known.includes(id))
          .map((id) => (
            <Checkbox
              key={id}
              label={<code>{id}</code>}
              hint="Not in the library."
              checked
              onChange={() => choose(id, false)}
            />
          ))}
      </FieldGroup>
    </Place>
  );
}

function isLent(template: Template, language: string): boolean {
  return templateFrame(template, language)?.isLent === true;
}

function TemplateText({ template, language }: { readonly template: Template; readonly language: string }) {
  const frame = templateFrame(template, language);
  if (frame === null) return <>Not there in {languageName(language)}, nor in English.</>;
  return (
    <span className={styles.text} {...writtenIn(frame.language)}>
      {frame.text}
    </span>
  );
}
