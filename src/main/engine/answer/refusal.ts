/**
 * Phrases by which models decline to answer, in English, German, French, Spanish, Italian and Portuguese: that they are a
 * machine without feelings or opinions, that they cannot or will not answer, that they are sorry. Matched anywhere, without
 * regard to case.
 */
const REFUSALS: readonly RegExp[] = [
  /\bas an? (?:large )?(?:ai|artificial intelligence|language model|llm|chatbot|machine|computer program|virtual assistant|assistant)\b/,
  /\b(?:i am|i'm|im) (?:just |only |merely )?an? (?:large )?(?:ai|artificial intelligence|language model|llm|chatbot|machine|computer program|virtual assistant)\b/,
  /\bi (?:do not|don't|dont) (?:really |actually )?(?:have|possess|experience|hold) (?:any )?(?:a |an )?(?:personal|feelings?|emotions?|opinions?|beliefs?|preferences?|personality|consciousness|subjective|human)\b/,
  /\bi (?:cannot|can't|cant|can not|could not|couldn't|won't|will not|wont) (?:really |actually |honestly |truthfully )?(?:answer|respond|reply|rate|say|choose|pick|select|provide|give|help|assist|comply|participate|complete|do that|fulfil|express|agree or|describe|evaluate|assess|judge|comment|discuss|engage|take|apply)\b/,
  /\bi (?:am|'m) (?:not able|unable) to\b/,
  /\bi'm (?:not able|unable) to\b/,
  /\bi (?:am not|'m not)?\s?(?:must |have to |would like to |would prefer to |prefer to |respectfully )?(?:decline|refuse)\b/,
  /\bi (?:would|'d) (?:rather|prefer) not\b/,
  /\bi'd (?:rather|prefer) not\b/,
  /\b(?:i am|i'm|im) (?:so |very |really )?sorry\b/,
  /\bmy apologies\b|\bi apologi[sz]e\b/,
  /\b(?:als|ich bin) (?:eine? )?(?:ki|künstliche intelligenz|sprachmodell|ki-sprachmodell)\b/,
  /\bich (?:kann|möchte|werde) (?:das |diese frage |darauf |dazu )?(?:leider )?(?:nicht|keine)\b/,
  /\bes tut mir leid\b|\btut mir leid\b/,
  /\ben tant qu['e] ?(?:une? )?(?:ia|intelligence artificielle|modèle)\b/,
  /\bje (?:ne peux pas|ne suis pas en mesure|suis désolée?)\b/,
  /\bcomo (?:una? |um |uma )?(?:ia|inteligencia artificial|inteligência artificial|modelo)\b/,
  /\b(?:no puedo|não posso|non posso) (?:responder|contestar|rispondere|dar|fornire|proporcionar)\b/,
  /\b(?:lo siento|sinto muito|mi dispiace|desculpe)\b/,
  /\bin quanto (?:ia|intelligenza artificiale|modello)\b/,
];

/** Whether a text declines to answer. */
export function isRefusal(text: string): boolean {
  const plain = text.replaceAll('’', "'").toLowerCase();
  return REFUSALS.some((pattern) => pattern.test(plain));
}
