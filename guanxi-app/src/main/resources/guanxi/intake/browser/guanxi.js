/*
 * Guanxi in the browser: tells a Guanxi server what visitors of a shop do.
 *
 *   <script async src="https://crm.example.com/guanxi.js" data-write-key="KEY"></script>
 *
 * Calls made before it has loaded wait in window.guanxi when that is an array:
 *   window.guanxi = window.guanxi || []; guanxi.push(["track", "Product Viewed", {product_id: "7"}]);
 *
 * Every event has an id of its own and stays in the browser until the server has said that it is
 * safe. What is sent twice counts once there. Manual: docs/manual/tracking.md.
 */
(() => {
  "use strict";

  const VERSION = "1";
  const STORE = "guanxi.";
  const MOST_EVENTS = 500; // kept while the server cannot be reached; the oldest go first
  const MOST_BYTES = 400_000; // of a request; the server takes 500 KB
  const EVENT_BYTES = 32_000;
  const BEACON_BYTES = 60_000;
  const BATCH = 30;
  const SOON = 500; // milliseconds from an event to its request
  const LONGEST_WAIT = 60_000;
  const OTHER_TAB_IS_GONE = 30_000;

  const script = document.currentScript;
  const early = Array.isArray(window.guanxi) ? window.guanxi : [];
  const tab = newId();

  let writeKey = null;
  let server = script ? new URL(script.src).origin : location.origin;
  let consent = null; // what the visitor allowed: true, false, an object of categories; null: not asked
  let queue = []; // events not yet known to be safe, oldest first
  let inFlight = 0; // so many of them are on their way
  let failures = 0;
  let timer = null;
  let memory = {}; // stands in for the store where there is none, and before consent
  let started = false;

  // ------------------------------------------------------------------------------------ storing

  function maySave() {
    return consent !== false && consent !== "pending";
  }

  function load(name) {
    if (name in memory) return memory[name];
    if (!maySave()) return null;
    try {
      return JSON.parse(localStorage.getItem(STORE + name));
    } catch {
      return null;
    }
  }

  function save(name, value) {
    memory[name] = value;
    if (!maySave()) return;
    try {
      if (value === null) localStorage.removeItem(STORE + name);
      else localStorage.setItem(STORE + name, JSON.stringify(value));
    } catch {
      // Storing is forbidden or full; memory has it while the page lives.
    }
  }

  function saveQueue() {
    save("queue." + tab, queue.length ? { seen: Date.now(), events: queue } : null);
  }

  /** Events that other tabs left behind when they were closed, or this one before it was reloaded. */
  function adopt() {
    if (!maySave()) return;
    try {
      for (const key of Object.keys(localStorage)) {
        if (!key.startsWith(STORE + "queue.") || key.endsWith(tab)) continue;
        const left = JSON.parse(localStorage.getItem(key));
        if (left && Date.now() - left.seen < OTHER_TAB_IS_GONE && !left.closed) continue;
        localStorage.removeItem(key);
        if (left && Array.isArray(left.events)) queue = left.events.concat(queue);
      }
    } catch {
      // Nothing can be adopted where nothing can be read.
    }
    queue = queue.slice(-MOST_EVENTS);
    saveQueue();
  }

  // -------------------------------------------------------------------------------- who and where

  function newId() {
    if (crypto.randomUUID) return crypto.randomUUID();
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  function anonymousId() {
    let id = load("anonymous");
    if (!id) save("anonymous", (id = newId()));
    return id;
  }

  function campaign(query) {
    const found = {};
    for (const [name, value] of query) {
      if (name.startsWith("utm_")) found[name === "utm_campaign" ? "name" : name.slice(4)] = value;
    }
    return Object.keys(found).length ? found : undefined;
  }

  function pageFacts() {
    const canonical = document.querySelector("link[rel=canonical]");
    const url = location.href.split("#")[0];
    return {
      path: location.pathname,
      referrer: document.referrer,
      search: location.search,
      title: document.title,
      url: canonical && canonical.href ? canonical.href + location.search : url,
    };
  }

  function context() {
    const facts = {
      library: { name: "guanxi.js", version: VERSION },
      page: pageFacts(),
      userAgent: navigator.userAgent,
      locale: navigator.language,
      timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      screen: { width: screen.width, height: screen.height, density: devicePixelRatio },
      campaign: campaign(new URLSearchParams(location.search)),
    };
    if (consent && typeof consent === "object") {
      facts.consent = { categoryPreferences: consent };
    }
    return facts;
  }

  // ------------------------------------------------------------------------------------- recording

  function record(type, fields) {
    if (consent === false || !writeKey) return;
    const event = Object.assign(
      {
        type,
        messageId: "g-" + newId(),
        timestamp: new Date().toISOString(),
        anonymousId: anonymousId(),
        userId: load("user") || undefined,
        context: context(),
      },
      fields,
    );
    if (size(event) > EVENT_BYTES) {
      console.warn("guanxi: a " + type + " of more than 32 KB was not recorded");
      return;
    }
    queue.push(event);
    if (queue.length > MOST_EVENTS) queue.splice(inFlight, queue.length - MOST_EVENTS);
    saveQueue();
    if (consent !== "pending") sendLater(queue.length - inFlight >= BATCH ? 0 : SOON);
  }

  function size(value) {
    return new Blob([JSON.stringify(value)]).size;
  }

  // --------------------------------------------------------------------------------------- sending

  function sendLater(milliseconds) {
    if (timer !== null || inFlight || failures) return;
    timer = setTimeout(send, milliseconds);
  }

  function request(events) {
    return JSON.stringify({ writeKey, sentAt: new Date().toISOString(), batch: events });
  }

  function nextBatch() {
    const batch = [];
    let bytes = 0;
    for (const event of queue.slice(0, BATCH)) {
      bytes += size(event);
      if (bytes > MOST_BYTES) break;
      batch.push(event);
    }
    return batch;
  }

  async function send() {
    timer = null;
    if (inFlight || !queue.length || consent === "pending" || consent === false) return;
    const batch = nextBatch();
    inFlight = batch.length;
    let wait = null;
    try {
      const body = request(batch);
      // Plain text needs no question beforehand (CORS preflight); the server looks at the bytes.
      const answer = await fetch(server + "/v1/batch", {
        method: "POST",
        headers: { "Content-Type": "text/plain" },
        body,
        keepalive: body.length < BEACON_BYTES,
        credentials: "omit",
      });
      if (isWorthAnotherTry(answer.status)) {
        wait = Number(answer.headers.get("Retry-After")) * 1000 || backOff();
      } else if (!answer.ok) {
        console.warn("guanxi: the server refused events with status " + answer.status);
      }
    } catch {
      wait = backOff();
    }
    if (wait === null) {
      const done = new Set(batch.map((event) => event.messageId));
      queue = queue.filter((event) => !done.has(event.messageId));
      saveQueue();
    }
    inFlight = 0;
    goOn(wait);
  }

  function goOn(wait) {
    if (wait === null) {
      failures = 0;
      if (queue.length) sendLater(queue.length >= BATCH ? 0 : SOON);
    } else {
      failures++;
      timer = setTimeout(send, Math.min(wait, LONGEST_WAIT));
    }
  }

  function isWorthAnotherTry(status) {
    return status >= 500 || [408, 410, 425, 429, 460].includes(status);
  }

  function backOff() {
    return Math.min(LONGEST_WAIT, 1000 * 2 ** failures) * (0.5 + Math.random() / 2);
  }

  /** The page goes away: what is not known to be safe is sent once more, and kept for the next page. */
  function leave() {
    if (!queue.length || !writeKey || !maySave()) return;
    let last = queue.slice(-BATCH);
    while (last.length > 1 && size(last) > BEACON_BYTES) last = last.slice(1);
    navigator.sendBeacon(
      server + "/v1/batch",
      new Blob([request(last)], { type: "text/plain" }),
    );
    save("queue." + tab, { seen: Date.now(), closed: true, events: queue });
  }

  // ------------------------------------------------------------------------------------- the calls

  const calls = {
    /** Begins. Options: server, consent ("pending" waits for guanxi.consent), page (false: no first page call). */
    load(key, options = {}) {
      if (started) return;
      started = true;
      writeKey = key;
      if (options.server) server = new URL(options.server).origin;
      consent = options.consent === "pending" ? "pending" : null;
      const said = readConsent();
      if (said !== null) consent = said;
      if (navigator.globalPrivacyControl && options.respectSignal !== false && said === null) consent = false;
      adopt();
      if (queue.length) sendLater(0);
      if (options.page !== false) calls.page();
    },

    /** A page was opened. */
    page(name, properties) {
      if (typeof name === "object") [name, properties] = [undefined, name];
      record("page", { name, properties: Object.assign(pageFacts(), properties) });
    },

    /** Something was done. */
    track(event, properties) {
      record("track", { event, properties: properties || {} });
    },

    /** The visitor is this person; traits alone add to what is known. */
    identify(userId, traits) {
      if (typeof userId === "object") [userId, traits] = [undefined, userId];
      if (userId !== undefined && userId !== null) {
        userId = String(userId);
        const before = load("user");
        // Another person at the same screen begins with an anonymous id of her own.
        if (before && before !== userId) calls.reset();
        save("user", userId);
      }
      record("identify", { userId: userId || load("user") || undefined, traits: traits || {} });
    },

    /** The visitor belongs to a company or household. */
    group(groupId, traits) {
      record("group", { groupId: String(groupId), traits: traits || {} });
    },

    /** Two ids are one person. */
    alias(userId, previousId) {
      record("alias", { userId: String(userId), previousId: String(previousId || anonymousId()) });
    },

    /** Signed out: whoever comes next is somebody else. */
    reset() {
      save("user", null);
      save("anonymous", newId());
    },

    /** What the visitor allows: true, false or categories such as {analytics: true, marketing: false}. */
    consent(allowed) {
      const any = typeof allowed === "object" ? Object.values(allowed).some(Boolean) : Boolean(allowed);
      if (any) {
        consent = typeof allowed === "object" ? allowed : true;
        for (const name of Object.keys(memory)) save(name, memory[name]);
        rememberConsent();
        saveQueue();
        sendLater(0);
      } else {
        forget();
        consent = false;
        rememberConsent();
      }
    },

    /** Sends now. */
    flush() {
      clearTimeout(timer);
      timer = null;
      return send();
    },

    anonymousId,
  };

  // The choice itself may always be remembered: it is what keeps the visitor from being asked again.
  function rememberConsent() {
    try {
      localStorage.setItem(STORE + "consent", JSON.stringify(consent));
    } catch {
      // Then she will be asked again.
    }
  }

  function readConsent() {
    try {
      return JSON.parse(localStorage.getItem(STORE + "consent"));
    } catch {
      return null;
    }
  }

  function forget() {
    queue = [];
    memory = {};
    try {
      Object.keys(localStorage)
        .filter((key) => key.startsWith(STORE))
        .forEach((key) => localStorage.removeItem(key));
    } catch {
      // Nothing was stored.
    }
  }

  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") leave();
    else saveQueue();
  });
  addEventListener("online", () => {
    failures = 0;
    clearTimeout(timer);
    timer = null;
    send();
  });

  calls.push = (call) => calls[call[0]](...call.slice(1));
  window.guanxi = calls;
  if (script && script.dataset.writeKey) {
    calls.load(script.dataset.writeKey, {
      consent: script.dataset.consent,
      page: script.dataset.page !== "false",
    });
  }
  early.forEach(calls.push);
})();
