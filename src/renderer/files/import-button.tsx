import { Upload } from 'lucide-react';
import { useRef } from 'react';
import { MAX_DOCUMENT_CHARACTERS } from '../../shared/contract/library.js';
import { Button } from '../ui/button.js';
import { useToast } from '../state/toasts.js';

interface ImportButtonProps {
  readonly label: string;
  /** The text of the file that was chosen. */
  readonly onText: (text: string) => void;
}

/** Reads a JSON file that the researcher chooses. */
export function ImportButton({ label, onText }: ImportButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const toast = useToast();
  const read = async (file: File): Promise<void> => {
    if (file.size > MAX_DOCUMENT_CHARACTERS) {
      toast({ tone: 'problem', title: `${file.name} is too large`, text: 'A document holds at most 8 MB.' });
      return;
    }
    try {
      onText(await file.text());
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
        accept=".json,application/json"
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
