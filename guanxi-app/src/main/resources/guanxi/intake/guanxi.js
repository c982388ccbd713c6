/*
 * Guanxi's script for the pages of a shop.
 *   <script src="https://guanxi.example/guanxi.js" data-write-key="KEY" defer></script>
 * data-consent="required" keeps silent until guanxi.consent(true); data-page="off" counts no page
 * by itself. guanxi.page(name, properties), .track(event, properties), .identify(userId, traits),
 * .reset(), .consent(given), .flush(). Calls before it has loaded: window.guanxi = [['track', …], …].
 */
(() => {
  'use strict';
  const script = document.currentScript;
  if (!script) return;
  const key = script.dataset.writeKey;
  const base = new URL(script.src).origin;
  const PREFIX = 'guanxi.';
  const BATCH = 20, MOST = 500, BEACON = 60000;
  const memory = new Map();
  const store = {
    get(name) {
      try { return localStorage.getItem(PREFIX + name); } catch { return memory.get(name) ?? null; }
    },
    set(name, value) {
      try {
        if (value === null) localStorage.removeItem(PREFIX + name);
        else localStorage.setItem(PREFIX + name, value);
      } catch { memory.set(name, value); }
    },
  };
  const newId = () => crypto.randomUUID ? crypto.randomUUID()
    : ([1e7] + -1e3 + -4e3 + -8e3 + -1e11).replace(/[018]/g, (c) =>
      (c ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> c / 4).toString(16));

  let consent = script.dataset.consent === 'required' ? store.get('consent') === 'yes' : true;
  if (navigator.globalPrivacyControl && store.get('consent') !== 'yes') consent = false;
  /* Every tab keeps a queue of its own. A new page takes over what others left: those that still
     live send it too, and it counts once. */
  const own = 'queue.' + newId();
  let queue = [];
  const others = () => {
    try { return Object.keys(localStorage).filter((name) => name.startsWith(PREFIX + 'queue')); }
    catch { return []; }
  };
  const adopt = () => {
    for (const name of others()) {
      try { queue.push(...JSON.parse(localStorage.getItem(name) ?? '[]')); } catch { /* not ours */ }
      localStorage.removeItem(name);
    }
    keep();
  };
  let timer = 0, sending = false, wait = 0, paged = false;

  const anonymousId = () => {
    let id = store.get('anonymous');
    if (!id) { id = newId(); store.set('anonymous', id); }
    return id;
  };
  const keep = () => store.set(own, queue.length ? JSON.stringify(queue) : null);

  const campaign = () => {
    const found = {};
    for (const [name, value] of new URLSearchParams(location.search)) {
      if (name.startsWith('utm_')) found[name === 'utm_campaign' ? 'name' : name.slice(4)] = value;
    }
    return Object.keys(found).length ? found : undefined;
  };
  const context = () => ({
    library: {name: 'guanxi.js', version: '1'},
    page: {
      url: location.href.split('#')[0], path: location.pathname, referrer: document.referrer,
      search: location.search, title: document.title,
    },
    campaign: campaign(),
    locale: navigator.language,
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    userAgent: navigator.userAgent,
    screen: {width: screen.width, height: screen.height},
  });

  const add = (type, fields) => {
    if (!consent) return;
    queue.push({
      type, messageId: newId(), timestamp: new Date().toISOString(), anonymousId: anonymousId(),
      userId: store.get('user') ?? undefined, context: context(), ...fields,
    });
    if (queue.length > MOST) queue.splice(0, queue.length - MOST);
    keep();
    if (queue.length >= BATCH) flush(); else schedule(1000);
  };
  const schedule = (ms) => { if (!timer) timer = setTimeout(flush, ms); };
  const body = (events) =>
    JSON.stringify({writeKey: key, sentAt: new Date().toISOString(), batch: events});

  /* Events leave the queue only when they were answered; sent twice, they still count once. */
  async function flush() {
    clearTimeout(timer);
    timer = 0;
    if (sending || !queue.length || !consent || navigator.onLine === false) return;
    sending = true;
    const last = wait;
    const events = queue.slice(0, BATCH);
    try {
      const answer = await fetch(base + '/v1/batch', {
        method: 'POST', body: body(events), headers: {'Content-Type': 'text/plain'},
        credentials: 'omit',
      });
      wait = 1000 * (Number(answer.headers.get('Retry-After')) || 0);
      if (answer.status === 429 || answer.status === 408 || answer.status >= 500) {
        throw new Error(String(answer.status));
      }
      const sent = new Set(events.map((event) => event.messageId));
      queue = queue.filter((event) => !sent.has(event.messageId));
      keep();
      wait = 0;
    } catch {
      wait = wait > last ? wait : Math.min(60000, Math.max(1000, last * 2));
    }
    sending = false;
    if (queue.length) schedule(wait || 50);
  }

  /* The page goes away: what is left goes by beacon, and stays in the queue in case it got lost. */
  const leave = () => {
    if (!queue.length || !consent || !navigator.sendBeacon) return;
    let events = queue.slice(-BATCH);
    while (events.length && body(events).length > BEACON) events = events.slice(1);
    if (events.length) {
      navigator.sendBeacon(
        base + '/beacon/v1/batch?writeKey=' + encodeURIComponent(key),
        new Blob([body(events)], {type: 'text/plain'}));
    }
  };

  const api = {
    page(name, properties) {
      paged ||= consent;
      add('page', {
        name: typeof name === 'string' ? name : undefined,
        properties: {
          url: location.href, path: location.pathname, title: document.title,
          referrer: document.referrer, ...(typeof name === 'object' ? name : properties),
        },
      });
    },
    track(event, properties) { add('track', {event, properties: properties ?? {}}); },
    identify(userId, traits) {
      if (typeof userId === 'object' && userId !== null) { traits = userId; userId = undefined; }
      if (!consent) return;
      if (userId !== undefined && userId !== null) {
        const before = store.get('user');
        if (before && before !== String(userId)) store.set('anonymous', null);
        store.set('user', String(userId));
      }
      add('identify', {traits: traits ?? {}});
    },
    reset() {
      store.set('user', null);
      store.set('anonymous', null);
    },
    consent(given) {
      consent = Boolean(given);
      store.set('consent', consent ? 'yes' : 'no');
      if (!consent) {
        queue = [];
        others().forEach((name) => localStorage.removeItem(name));
        api.reset();
      } else if (!paged && script.dataset.page !== 'off') {
        api.page();
      }
    },
    flush,
  };

  const early = Array.isArray(window.guanxi) ? window.guanxi : [];
  window.guanxi = api;
  if (store.get('consent') === 'no') consent = false;
  if (consent) adopt();
  addEventListener('online', flush);
  addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') leave();
  });
  if (script.dataset.page !== 'off') api.page();
  for (const [name, ...values] of early) api[name]?.(...values);
  if (queue.length) schedule(200);
})();
