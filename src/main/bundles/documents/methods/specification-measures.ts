import { MEASURABLE_SHARE, ROBUST_SHARE } from '../../../studies/specification/verdict.js';
import type { KindMeasures } from './kind-measures.js';
import { percent } from './phrases.js';
import { adoptionParagraph } from './resistance-measures.js';

export const specificationMeasures: KindMeasures = {
  question:
    'whether what is found of a language model’s resistance to personas depends on how the items are put',
  paragraphs: (contents, citations) => [
    `Each specification was analysed as a study of one template and one option order. ${adoptionParagraph(contents, citations)} The replicates are shared out over the specifications.`,
    `The specification curve ${citations.cite('simonsohn')} sorts the specifications by resistance and by each default scale; those that fail the gate are shown, and count in neither median nor quartiles. Main effects of the factors were estimated by least squares with sum-to-zero coding over the specifications that pass, with F tests adjusted after Holm ${citations.cite('holm')} and partial eta squared ${citations.cite('olejnikAlgina')}; what the design cannot separate gets no number, and interactions count as error. Reliability over administrations is given by Cronbach’s alpha ${citations.cite('cronbach')} and, between specifications, by ICC(2,1) ${citations.cite('mcgrawWong')}.`,
    `The verdict is not measurable where fewer than ${percent(MEASURABLE_SHARE)} of the specifications pass the gate, robust where one verdict holds in ${percent(ROBUST_SHARE)} or more, and else that the conclusion depends on the administration, with the factor that goes with it most.`,
  ],
  limits: [
    'Option probabilities carry no error of sampling, so that a tiny effect of a factor can have a tiny p value: the difference is to be read first.',
  ],
};
