/*
 * The process that speaks to the network. Signals from the terminal are meant for the program, which stops this process
 * itself; when the program is gone, this process goes too.
 */
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));

const { serve } = await import('../network/serve.js');
serve();

export {};
