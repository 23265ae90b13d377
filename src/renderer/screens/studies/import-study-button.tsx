import { Upload } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '../../ui/button.js';

/** Asks for a study file and gives its text. */
export function ImportStudyButton({ onText }: { readonly onText: (text: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const read = async (file: File | undefined): Promise<void> => {
    if (file !== undefined) onText(await file.text());
  };
  return (
    <>
      <Button icon={<Upload />} onClick={() => input.current?.click()}>
        Import a study file
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label="Study file"
        tabIndex={-1}
        hidden
        onChange={(event) => {
          void read(event.target.files?.[0]);
          // The same file, corrected, must be taken again.
          event.target.value = '';
        }}
      />
    </>
  );
}
