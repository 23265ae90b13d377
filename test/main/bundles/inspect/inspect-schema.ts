import { z } from 'zod';

/**
 * The part of an Inspect log that Mettle writes, as the models of inspect_ai declare it: names, types, and which fields have no
 * default. Made from UKGovernmentBEIS/inspect_ai at commit 499e6152e7b8fc8cbd8ac5283536572aa6e4ab17 (2026-08-22, MIT):
 * src/inspect_ai/log/_log.py (EvalLog, EvalSpec, EvalPlan, EvalResults, EvalStats, EvalSample), model/_model_output.py,
 * model/_chat_message.py, model/_generate_config.py, scorer/_metric.py, _util/error.py. Inspect ignores names that it does
 * not know; here they fail, so that a name that is written wrong is found.
 */
const open = z.record(z.string(), z.unknown());
const count = z.number().int().min(0);

/** `UtcDatetimeStr`: ISO 8601, read by Python's `datetime.fromisoformat`. */
const utcTime = z.iso.datetime();

const generateConfig = z.strictObject({
  max_tokens: z.number().int().optional(),
  temperature: z.number().optional(),
  top_p: z.number().optional(),
  top_k: z.number().int().optional(),
  seed: z.number().int().optional(),
  logprobs: z.boolean().optional(),
});

const modelUsage = z.strictObject({ input_tokens: count, output_tokens: count, total_tokens: count });

const chatMessage = z.discriminatedUnion('role', [
  z.strictObject({
    role: z.literal('user'),
    content: z.string(),
    source: z.enum(['input', 'generate', 'operator']).optional(),
  }),
  z.strictObject({
    role: z.literal('assistant'),
    content: z.string(),
    source: z.enum(['input', 'generate', 'operator']).optional(),
    model: z.string().optional(),
  }),
]);
const assistantMessage = chatMessage.options[1];

const tokenLogprob = { token: z.string(), logprob: z.number() };
const logprobs = z.strictObject({
  content: z.array(
    z.strictObject({ ...tokenLogprob, top_logprobs: z.array(z.strictObject(tokenLogprob)).optional() }),
  ),
});

const modelOutput = z.strictObject({
  model: z.string(),
  choices: z.array(
    z.strictObject({
      message: assistantMessage,
      stop_reason: z.enum(['stop', 'max_tokens', 'model_length', 'tool_calls', 'content_filter', 'unknown']),
      logprobs: logprobs.optional(),
    }),
  ),
  completion: z.string(),
  usage: modelUsage.optional(),
  time: z.number().optional(),
});

const score = z.strictObject({
  value: z.union([z.string(), z.number(), z.boolean()]),
  answer: z.string().optional(),
  explanation: z.string().optional(),
  metadata: open.optional(),
});

export const evalSampleSchema = z.strictObject({
  id: z.union([z.string(), z.number().int()]),
  epoch: z.number().int(),
  input: z.union([z.string(), z.array(chatMessage)]),
  choices: z.array(z.string()).optional(),
  target: z.union([z.string(), z.array(z.string())]),
  messages: z.array(chatMessage),
  output: modelOutput,
  scores: z.record(z.string(), score).optional(),
  metadata: open,
  store: open,
  events: z.array(z.never()),
  model_usage: z.record(z.string(), modelUsage),
  total_time: z.number().optional(),
  working_time: z.number().optional(),
  attachments: z.record(z.string(), z.string()),
});
export type EvalSample = z.infer<typeof evalSampleSchema>;

const evalSpec = z.strictObject({
  eval_id: z.string(),
  run_id: z.string(),
  created: utcTime,
  task: z.string(),
  task_id: z.string(),
  task_version: z.union([z.string(), z.number().int()]),
  task_attribs: open,
  task_args: open,
  task_args_passed: open,
  tags: z.array(z.string()).optional(),
  dataset: z.strictObject({
    name: z.string().optional(),
    samples: z.number().int().optional(),
    shuffled: z.boolean().optional(),
  }),
  model: z.string(),
  model_generate_config: generateConfig,
  model_args: open,
  config: z.strictObject({
    epochs: z.number().int().optional(),
    epochs_reducer: z.array(z.string()).optional(),
    log_samples: z.boolean().optional(),
  }),
  packages: z.record(z.string(), z.string()),
  metadata: open.optional(),
  scorers: z.array(z.strictObject({ name: z.string() })).optional(),
});

/** The order of the fields is that of the layout: a reader of headers stops at `samples`. */
export const evalLogSchema = z.strictObject({
  version: z.literal(2),
  status: z.enum(['started', 'success', 'cancelled', 'error']),
  eval: evalSpec,
  plan: z.strictObject({
    name: z.string(),
    steps: z.array(z.strictObject({ solver: z.string(), params: open, params_passed: open })),
    config: generateConfig,
  }),
  results: z.strictObject({
    total_samples: count,
    completed_samples: count,
    scores: z.array(
      z.strictObject({
        name: z.string(),
        scorer: z.string(),
        params: open,
        metrics: z.record(z.string(), open),
      }),
    ),
  }),
  stats: z.strictObject({
    started_at: z.union([z.literal(''), utcTime]),
    completed_at: z.union([z.literal(''), utcTime]),
    model_usage: z.record(z.string(), modelUsage),
    role_usage: z.record(z.string(), modelUsage),
  }),
  error: z
    .strictObject({ message: z.string(), traceback: z.string(), traceback_ansi: z.string() })
    .optional(),
  invalidated: z.boolean(),
  tags: z.array(z.string()),
  metadata: open,
  samples: z.array(evalSampleSchema),
});
export type EvalLog = z.infer<typeof evalLogSchema>;

/** The fields of a log in the order in which inspect_ai declares, and so writes, them. */
export const LOG_FIELDS = [
  'version',
  'status',
  'eval',
  'plan',
  'results',
  'stats',
  'error',
  'invalidated',
  'tags',
  'metadata',
  'samples',
];
