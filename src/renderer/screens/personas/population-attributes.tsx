import type { Attribute, Category, Population } from '../../../shared/domain/population.js';
import { DataTable } from '../../ui/data-table.js';
import { LanguageText } from '../../ui/language-text.js';
import styles from './population-attributes.module.css';
import { traitLevels } from './trait-words.js';

/** What people of a population can be: every attribute with its categories, their shares and sentences. */
export function PopulationAttributes({ population }: { readonly population: Population }) {
  return (
    <div className={styles.attributes}>
      {population.attributes.map((attribute) => (
        <section key={attribute.id} aria-labelledby={`attribute-${attribute.id}`}>
          <h3 id={`attribute-${attribute.id}`}>{attribute.name}</h3>
          <Categories
            attribute={attribute}
            attributes={population.attributes}
            shared={population.from === 'marginals'}
          />
        </section>
      ))}
      {population.from === 'table' && <Rows population={population} />}
    </div>
  );
}

interface CategoriesProps {
  readonly attribute: Attribute;
  readonly attributes: readonly Attribute[];
  /** Whether people are drawn by the shares of categories. */
  readonly shared: boolean;
}

function Categories({ attribute, attributes, shared }: CategoriesProps) {
  const most = Math.max(...attribute.categories.map(({ share }) => share));
  return (
    <DataTable
      caption={`Categories of ${attribute.name}`}
      dense
      rows={attribute.categories}
      rowKey={({ id }) => id}
      columns={[
        { id: 'id', heading: 'Category', width: '10rem', render: ({ id }) => id },
        ...(shared
          ? [
              {
                id: 'share',
                heading: 'Share',
                width: '10rem',
                render: ({ share }: Category) => <Bar amount={share} most={most} />,
              },
            ]
          : []),
        {
          id: 'sentence',
          heading: 'What is said of them',
          render: (category) => <Said category={category} />,
        },
        ...(attribute.categories.some(({ given }) => given !== undefined)
          ? [
              {
                id: 'given',
                heading: 'Only for',
                width: '24%',
                render: ({ given }: Category) => givenWords(given, attributes),
              },
            ]
          : []),
      ]}
    />
  );
}

/** An amount as its number and a bar, as long as it is to the greatest. */
function Bar({ amount, most }: { readonly amount: number; readonly most: number }) {
  return (
    <span className={styles.share}>
      <span className={styles.number}>{amount}</span>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.bar} style={{ width: `${(amount / most) * 100}%` }} />
      </span>
    </span>
  );
}

function Said({ category: { sentence, levels } }: { readonly category: Category }) {
  const texts = Object.entries(sentence ?? {});
  const asked = levels === undefined ? '' : traitLevels(levels);
  return (
    <>
      {texts.map(([language, text]) => (
        <LanguageText key={language} language={language} as="block">
          {text}
        </LanguageText>
      ))}
      {asked !== '' && (
        <span className={styles.soft}>
          {texts.length === 0 ? `In the words of ${asked}` : `Asks for ${asked}`}
        </span>
      )}
      {texts.length === 0 && asked === '' && <span className={styles.soft}>nothing</span>}
    </>
  );
}

function givenWords(given: Category['given'], attributes: readonly Attribute[]): string {
  return Object.entries(given ?? {})
    .map(([id, categories]) => {
      const name = attributes.find((attribute) => attribute.id === id)?.name ?? id;
      return `${name}: ${categories.join(' or ')}`;
    })
    .join('; ');
}

function Rows({ population }: { readonly population: Extract<Population, { from: 'table' }> }) {
  const rows = population.rows.map((row, place) => ({ ...row, place }));
  const most = Math.max(...rows.map(({ weight }) => weight));
  return (
    <section aria-labelledby="population-rows">
      <h3 id="population-rows">Rows, drawn by their weights</h3>
      <DataTable
        caption={`Rows of ${population.name}`}
        dense
        rows={rows}
        rowKey={({ place }) => String(place)}
        columns={[
          {
            id: 'weight',
            heading: 'Weight',
            width: '10rem',
            render: ({ weight }) => <Bar amount={weight} most={most} />,
          },
          ...population.attributes.map(({ id, name }) => ({
            id,
            heading: name,
            render: ({ values }: (typeof rows)[number]) => values[id] ?? '',
          })),
        ]}
      />
    </section>
  );
}
