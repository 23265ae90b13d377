import { useMemo } from 'react';
import { SharesChart, type ShareKind } from '../../../../charts/specification-curve-shares.js';
import type { ConclusionFinding } from '../../../../../shared/domain/specification-curve/conclusions.js';
import { useOpenResponses } from '../../../responses/open-responses.js';
import sections from '../../sections/sections.module.css';
import { shareGroups, typeKinds, verdictKinds } from '../model/conclusion-shares.js';
import { FACTOR_NAMES, levelName } from '../model/factor-words.js';
import { fileWords, responsesUnder, type SpecificationView } from '../model/specification-view.js';

/** Which choice changes the conclusion: verdicts and default types by the level of each factor. */
export function ConclusionsSection({ view }: { readonly view: SpecificationView }) {
  const { verdict, defaultType } = view.result.conclusions;
  const [only] = verdict.shares;
  return (
    <div className={sections.stack}>
      {verdict.shares.length === 1 && only !== undefined && (
        <p className={sections.words}>
          Every specification reaches the same verdict ({only.conclusion.replaceAll('-', ' ')}): no choice
          changes it.
        </p>
      )}
      <Shares
        view={view}
        finding={verdict}
        kinds={verdictKinds(verdict)}
        title="Verdicts by choice"
        description="How often each verdict is reached at each level of a choice, strongest choice first. V is Cramér's: 0 where a choice has nothing to do with the verdict, 1 where it settles it."
        file="verdicts by choice"
      />
      {defaultType !== null && (
        <Shares
          view={view}
          finding={defaultType}
          kinds={typeKinds(defaultType)}
          title="Default type by choice"
          description="The type of the default's mean scores at each level of a choice, over the specifications that pass the gate."
          file="default types by choice"
        />
      )}
    </div>
  );
}

interface SharesProps {
  readonly view: SpecificationView;
  readonly finding: ConclusionFinding;
  readonly kinds: readonly ShareKind[];
  readonly title: string;
  readonly description: string;
  readonly file: string;
}

function Shares({ view, finding, kinds, title, description, file }: SharesProps) {
  const open = useOpenResponses();
  const groups = useMemo(
    () =>
      shareGroups(view, finding, kinds, ({ factor }, level) => {
        const place = view.result.factors.findIndex((varied) => varied.factor === factor);
        const at = view.result.factors[place]?.levels.indexOf(level) ?? -1;
        const own = view.result.specifications.filter(({ levels }) => levels[place] === at);
        open(
          view.study.id,
          responsesUnder(
            view,
            own.map(({ specification }) => specification.id),
            null,
          ),
          `${view.subject.name}, ${FACTOR_NAMES[factor].toLowerCase()} ${levelName(factor, level, view.detail)}`,
        );
      }),
    [view, finding, kinds, open],
  );
  if (groups.length === 0) return null;
  return (
    <div className={sections.panel}>
      <SharesChart
        title={title}
        description={description}
        kinds={kinds}
        groups={groups}
        fileWords={fileWords(view, file)}
        faded={view.faded}
      />
    </div>
  );
}
