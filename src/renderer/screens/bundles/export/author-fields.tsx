import { Plus, X } from 'lucide-react';
import { Button } from '../../../ui/button.js';
import { IconButton } from '../../../ui/icon-button.js';
import { TextInput } from '../../../ui/text-input.js';
import styles from './export-dialog.module.css';
import { authorProblems, newAuthor, type AuthorFields } from './model/export-form.js';

/** Who made the study, for its citation. */
export function AuthorsField({
  authors,
  onChange,
}: {
  readonly authors: readonly AuthorFields[];
  readonly onChange: (authors: readonly AuthorFields[]) => void;
}) {
  const change = (key: number, part: Partial<AuthorFields>): void =>
    onChange(authors.map((author) => (author.key === key ? { ...author, ...part } : author)));
  return (
    <fieldset className={styles.group}>
      <legend className={styles.heading}>Authors</legend>
      <p className={styles.hint}>
        For the citation. Nothing is taken from this machine; without an author none is named.
      </p>
      {authors.map((author, place) => {
        const problems = author.familyNames === '' && author.orcid === '' ? {} : authorProblems(author);
        const change1 = (part: Partial<AuthorFields>): void => change(author.key, part);
        return (
          <div key={author.key} role="group" aria-label={`Author ${place + 1}`} className={styles.author}>
            <TextInput
              label="Family name"
              value={author.familyNames}
              error={problems.familyNames}
              onChange={(familyNames) => change1({ familyNames })}
            />
            <TextInput
              label="Given names"
              value={author.givenNames}
              onChange={(givenNames) => change1({ givenNames })}
            />
            <TextInput
              label="ORCID"
              monospace
              value={author.orcid}
              error={problems.orcid}
              placeholder="0000-0002-1825-0097"
              onChange={(orcid) => change1({ orcid })}
            />
            <TextInput
              label="Affiliation"
              value={author.affiliation}
              onChange={(affiliation) => change1({ affiliation })}
            />
            <div className={styles.removeAuthor}>
              <IconButton
                label={`Remove author ${place + 1}`}
                icon={<X />}
                onClick={() => onChange(authors.filter(({ key }) => key !== author.key))}
              />
            </div>
          </div>
        );
      })}
      <Button size="small" icon={<Plus />} onClick={() => onChange([...authors, newAuthor(authors)])}>
        Add an author
      </Button>
    </fieldset>
  );
}
