/**
 * What node loads before tslab, as the value of `--import`: it mends three things that tslab leaves open.
 *
 * - A kernel outlives the process that started it. Here it leaves when the IPC channel closes.
 * - A socket takes about 500 messages a turn of the event loop and holds 1,000, and tslab does not wait: a loop
 *   that prints 20,000 lines loses 19,500 of them in silence. Here the publisher queues what the
 *   socket does not take at once, and drops nothing.
 * - A rejection that nobody handles is printed after the cell was answered. Here answers wait one turn of the
 *   event loop, so that it is printed before.
 *
 * It is a `data:` address because worker threads load it again: there is no file that could be missing.
 */
export const KERNEL_PRELOAD: string = `data:text/javascript,${encodeURIComponent(`
import Module from "node:module";
import { inspect } from "node:util";
import { isMainThread } from "node:worker_threads";
if (isMainThread) {
  process.once("disconnect", () => process.exit());
  process.channel?.unref();
  const isPending = (promise) => inspect(promise).includes("<pending>");
  const mend = ({ Publisher, Router }) => {
    const { bind, send } = Publisher.prototype;
    const waiting = new WeakMap();
    const drain = (socket) => {
      const queue = waiting.get(socket);
      while (queue.length > 0) {
        const sent = send.call(socket, queue[0]);
        const next = () => { queue.shift(); drain(socket); };
        if (isPending(sent)) return sent.then(next, next);
        sent.catch(() => {});
        queue.shift();
      }
    };
    Object.defineProperties(Publisher.prototype, {
      bind: {
        value(address) {
          this.sendHighWaterMark = 0;
          waiting.set(this, []);
          return bind.call(this, address);
        },
      },
      send: {
        async value(message) {
          if (waiting.get(this).push(message) === 1) drain(this);
        },
      },
    });
    const reply = Router.prototype.send;
    Object.defineProperty(Router.prototype, "send", {
      async value(message) {
        await new Promise(setImmediate);
        return reply.call(this, message);
      },
    });
  };
  // tslab hands over to another tslab that it finds in or above the working folder: with a zeromq of its own, maybe.
  const mended = new WeakSet();
  const load = Module._load;
  Module._load = function (request) {
    const loaded = load.apply(this, arguments);
    if (request === "zeromq" && !mended.has(loaded)) {
      mended.add(loaded);
      mend(loaded);
    }
    return loaded;
  };
}`)}`;
