import { useEffect, useState } from 'react';
import { TextInput } from '../../../ui/text-input.js';
import { Place } from '../fields/place.js';
import { nameFromTyping, nameProblem } from '../model/study-name.js';
import { useDesign, useDesignEdit, useDesignStore } from '../state/design-desk.js';
import { SectionFrame } from './section-frame.js';

/** What the study is called, and why it is made. */
export function NameSection() {
  const description = useDesign((design) => design.description);
  const edit = useDesignEdit();
  return (
    <SectionFrame
      section="name"
      lead="Neither changes what a subject is asked. The name can be changed later, too."
    >
      <NameField />
      <Place of="description">
        <TextInput
          label="Description"
          hint="What you want to find out, and what you expect. It is stored with the plan before the first response."
          value={description}
          onChange={(typed) => edit('the description', () => ({ description: typed }))}
          multiline
          rows={3}
        />
      </Place>
    </SectionFrame>
  );
}

function NameField() {
  const name = useDesign((design) => design.name);
  const edit = useDesignEdit();
  const store = useDesignStore();
  // What was typed stands as typed until the field is left, and gives way as soon as the name itself changes. A name that
  // is empty cannot be stored: it stands here alone.
  const [typed, setTyped] = useState<{ readonly text: string; readonly over: string } | null>(null);
  const shown = typed?.over === name ? typed.text : name;
  const isEmpty = nameFromTyping(shown) === '';
  const problem = isEmpty ? nameProblem('') : null;
  useEffect(() => {
    store.getState().setInvalid('name', problem);
    return () => store.getState().setInvalid('name', null);
  }, [problem, store]);
  return (
    <Place of="name">
      <TextInput
        label="Name"
        hint="Also the name of its files: letters, digits, dots, hyphens and underscores. Spaces become hyphens."
        value={shown}
        error={problem}
        onChange={(text) => {
          const next = nameFromTyping(text);
          setTyped({ text, over: next === '' ? name : next });
          if (next !== '') edit('the name', () => ({ name: next }));
        }}
        onBlur={() => {
          if (!isEmpty) setTyped(null);
        }}
      />
    </Place>
  );
}
