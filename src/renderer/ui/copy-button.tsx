import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useToast } from '../state/toasts.js';
import { Button } from './button.js';

/** Puts a text on the clipboard and says so. `label` names what is copied: "Copy citation". */
export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const [copied, setCopied] = useState(false);
  const toast = useToast();
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      toast({ tone: 'problem', title: 'The clipboard cannot be written', text: reason });
    }
  };
  return (
    <Button size="small" icon={copied ? <Check /> : <Copy />} onClick={() => void copy()}>
      {copied ? 'Copied' : label}
    </Button>
  );
}
