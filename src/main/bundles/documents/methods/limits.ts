import type { BundleContents } from '../../contents.js';
import { measuresOf } from './measures.js';
import { counted } from './phrases.js';
import type { Citations } from './references.js';

/** What a study's figures must not be read as. */
export function limitsOf(
  { plan, departures, manifest, instruments }: BundleContents,
  citations: Citations,
): string[] {
  const { design, templates = [] } = plan;
  const behaviour = design.kind === 'readings';
  const normed = instruments.some(({ instrument }) => (instrument.norms ?? []).length > 0);
  return [
    'Scores are answers of language models to instruments that were made for people. They tell how a model answers under a prompt, and not that it has a personality.',
    `Personas that move what models say of themselves need not move what they do ${citations.cite('han', 'contreras')}. ${behaviour ? 'This study sets the two beside each other, within the limits of its behavioural readings.' : 'This study rests on self-report: questionnaire answers alone are no evidence of behaviour.'}`,
    ...(design.kind !== 'specification'
      ? [
          `Answers depend on wording, option order and labels. ${templates.length === 1 ? 'This study used one template, so that what hangs on it cannot be told.' : `This study averages over ${counted(templates.length, 'template')}, and does not tell what others would give.`}`,
        ]
      : []),
    ...(design.administration.mode === 'readout'
      ? [
          `Option probabilities are those of the first token of an answer, which can disagree with the text that a model would go on to write ${citations.cite('wang')}, and treat items as independent given the prompt.`,
        ]
      : ['Sampled answers hold for the sampler that was set; figures at another temperature can differ.']),
    'The gate tells whether answers can be read as answers. Passing it does not make an instrument valid for language models, and a subject that fails it is not shown to be closed.',
    'Figures hold for the files named by their SHA-256, in the quantization and on the program versions given, and not for a model’s name.',
    ...(normed ? ['Norms are of people, and there for comparison alone.'] : []),
    ...measuresOf(design.kind).limits,
    ...(manifest.study.partial
      ? [
          'The study is partial: responses that the plan asks for are missing, and figures may change when they come.',
        ]
      : []),
    ...(departures.exploratoryOf === null
      ? []
      : ['The plan is a changed copy of a locked one: its findings are exploratory.']),
  ];
}
