/*
 * The process that holds llama.cpp. It may crash; the program that started it may not. Signals from the terminal are meant
 * for the program, which ends this process itself; when the program is gone, this process goes too.
 */
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));

// node-llama-cpp tries its binary in a process of its own, which is plain JavaScript: started with the loader that this one
// has from source, it takes seconds instead of a moment.
process.execArgv = [];

const { serve } = await import('../llama/serve.js');
serve();

export {};
