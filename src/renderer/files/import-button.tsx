import { Upload } from 'lucide-react';
import { useRef } from 'react';
import { MAX_DOCUMENT_CHARACTERS } from '../../shared/contract/library.js';
import { Button } from '../ui/button.js';
import { useToast } from '../state/toasts.js';

interface ImportButtonProps {
  readonly label: string;
  /** The text of the file that was chosen, and the file's name. */
  readonly onText: (text: string, fileName: string) => void;
  /** Which files are offered: JSON where it is left out. */
  readonly kind?: 'json' | 'csv';
}

const ACCEPTED = { json: '.json,application/json', csv: '.csv,text/csv' } as const;

/** Reads a text file that the researcher chooses. */
export function ImportButton({ label, onText, kind = 'json' }: ImportButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const toast = useToast();
  const read = async (file: File): Promise<void> => {
    if (file.size > MAX_DOCUMENT_CHARACTERS) {
      toast({ tone: 'problem', title: `${file.name} is too large`, text: 'A document holds at most 8 MB.' });
      return;
    }
    try {
      onText(await file.text(), file.name);
    } catch (thrown) {
      const reason = thrown instanceof Error ? thrown.message : String(thrown);
      toast({ tone: 'problem', title: `${file.name} cannot be read`, text: reason });
    }
  };
  return (
    <>
      <Button icon={<Upload size={16} />} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        accept={ACCEPTED[kind]}
        aria-label={label}
        tabIndex={-1}
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file may be chosen again after it was corrected.
          event.target.value = '';
          if (file !== undefined) void read(file);
        }}
      />
    </>
  );
}
