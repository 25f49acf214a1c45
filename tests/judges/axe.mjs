// Asks axe-core, in one headless Chromium, about many HTML files.
//
// Usage: node axe.mjs AXE.JS PROFILE-FOLDER
//
// Reads questions from standard input, one a line: how the page is seen (light, dark or print), a tab, a path.
// Answers each with one line of JSON, in order: {"checks": 58, "complaints": ["..."]}. Chromium is driven by its
// own DevTools protocol over a pair of pipes: JSON messages, each ended by a null byte.

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const MEDIA = {
  light: { media: 'screen', features: [{ name: 'prefers-color-scheme', value: 'light' }] },
  dark: { media: 'screen', features: [{ name: 'prefers-color-scheme', value: 'dark' }] },
  print: { media: 'print', features: [] },
};

// Every rule that is in force, best practices and experimental ones too; level AAA is more than the law asks.
const RUN_AXE = `
  const rules = {};
  for (const { ruleId, tags } of axe.getRules()) {
    rules[ruleId] = { enabled: !tags.includes('deprecated') && !tags.includes('wcag2aaa') };
  }
  axe.run(document, { rules }).then(({ passes, violations }) => ({
    checks: passes.length + violations.length,
    complaints: violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => id + ': ' + help + ' (' + node.target.join(' ') + ': ' + node.html.slice(0, 200) + ')')),
  }))
`;

class Chromium {
  #process;
  #toBrowser;
  #nextId = 1;
  #waiting = new Map();
  #listeners = new Set();

  constructor(profile) {
    const flags = [
      '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync', `--user-data-dir=${profile}`,
      '--host-resolver-rules=MAP * ~NOTFOUND', '--window-size=1280,1024', '--remote-debugging-pipe', 'about:blank',
    ];
    // Chromium reads commands from file descriptor 3 and writes answers to 4.
    this.#process = spawn('chromium', flags, { stdio: ['ignore', 'ignore', 'inherit', 'pipe', 'pipe'] });
    this.#process.on('error', (error) => fail(`chromium cannot be started: ${error.message}`));
    this.#process.on('exit', () => this.#waiting.size > 0 && fail('chromium ended before it had answered'));
    this.#toBrowser = this.#process.stdio[3];
    let rest = '';
    this.#process.stdio[4].setEncoding('utf8').on('data', (chunk) => {
      const messages = (rest + chunk).split('\0');
      rest = messages.pop();
      for (const message of messages) this.#receive(JSON.parse(message));
    });
  }

  #receive(message) {
    const waiting = this.#waiting.get(message.id);
    if (waiting) {
      this.#waiting.delete(message.id);
      if (message.error) waiting.reject(new Error(message.error.message));
      else waiting.resolve(message.result);
    } else {
      for (const listener of this.#listeners) listener(message);
    }
  }

  send(method, params = {}, sessionId = undefined) {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#toBrowser.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  /** Calls `listener` with each event of one page until the function it returns is called. */
  listen(sessionId, listener) {
    const filtered = (message) => message.sessionId === sessionId && listener(message);
    this.#listeners.add(filtered);
    return () => this.#listeners.delete(filtered);
  }
}

async function judge(chromium, axe, look, path) {
  const url = pathToFileURL(path).href;
  const { targetId } = await chromium.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await chromium.send('Target.attachToTarget', { targetId, flatten: true });
  const page = (method, params) => chromium.send(method, params, sessionId);

  const foreign = [];
  let stopListening;
  const loaded = new Promise((resolve) => {
    stopListening = chromium.listen(sessionId, ({ method, params }) => {
      if (method === 'Page.loadEventFired') resolve();
      if (method === 'Network.requestWillBeSent' && params.request.url !== url
          && !params.request.url.startsWith('data:')) {
        foreign.push(`is not self-contained: it asks for ${params.request.url}`);
      }
    });
  });
  await page('Page.enable');
  await page('Network.enable');
  await page('Emulation.setEmulatedMedia', MEDIA[look]);
  const { errorText } = await page('Page.navigate', { url });
  if (errorText) throw new Error(`${path} cannot be opened: ${errorText}`);
  await loaded;
  stopListening();

  await page('Runtime.evaluate', { expression: axe });
  const { result, exceptionDetails } =
    await page('Runtime.evaluate', { expression: RUN_AXE, awaitPromise: true, returnByValue: true });
  if (exceptionDetails) throw new Error(`axe failed on ${path}: ${exceptionDetails.exception?.description}`);
  await chromium.send('Target.closeTarget', { targetId });
  return { checks: result.value.checks, complaints: [...foreign, ...result.value.complaints] };
}

function fail(reason) {
  console.error(reason);
  process.exit(1);
}

const [axePath, profile] = process.argv.slice(2);
const axe = readFileSync(axePath, 'utf8');
const chromium = new Chromium(profile);
try {
  for await (const question of createInterface({ input: process.stdin })) {
    const [look, path] = question.split('\t');
    console.log(JSON.stringify(await judge(chromium, axe, look, path)));
  }
  await chromium.send('Browser.close');
} catch (error) {
  fail(error.message);
}
