/*
 * The process that holds llama.cpp. It may crash; the program that started it may not. Signals from the terminal are meant
 * for the program, which ends this process itself; when the program is gone, this process goes too.
 */
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));

const { serve } = await import('../llama/serve.js');
serve();

export {};
