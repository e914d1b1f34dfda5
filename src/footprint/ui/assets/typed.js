// What somebody types is not lost.
//
// A form marked `data-saves` is sent to its own address five seconds after something in it changed.
// Where that fails, a browser that the authority has marked as its own keeps the text: encrypted,
// under a key that only the signed-in session of the same person is given, until it is saved, she signs
// out, or the hours since that key was given are over. Any other browser says that it cannot keep it,
// and offers to copy it.

const AFTER = 5000;
const HOUR = 3600 * 1000;
const DATABASE = "footprint";
const STORE = "typed";
const NEVER_KEPT = new Set(["csrfmiddlewaretoken", "typed_by"]);
const signOut = document.querySelector("form[data-kept]");

// What the browser keeps

const opened = () =>
  new Promise((resolve, reject) => {
    const asked = indexedDB.open(DATABASE, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "slot" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });

const withStore = async (mode, act) => {
  const database = await opened();
  try {
    const done = database.transaction(STORE, mode);
    const answer = act(done.objectStore(STORE));
    return await new Promise((resolve, reject) => {
      done.oncomplete = () => resolve(answer.result);
      done.onerror = () => reject(done.error);
    });
  } finally {
    database.close();
  }
};

const rows = () => withStore("readonly", (store) => store.getAll());
const forget = (slot) => withStore("readwrite", (store) => store.delete(slot));

const wipeExpired = async () => {
  for (const row of await rows()) if (row.until < Date.now()) await forget(row.slot);
};

const wipeOwn = async (owner) => {
  for (const row of await rows()) if (row.owner === owner) await forget(row.slot);
};

// The keys, which stay in memory

const asked = async () => {
  try {
    const noted = (await rows()).filter((row) => row.since).map((row) => ["since", row.since]);
    const answer = await fetch(`${signOut.dataset.kept}?${new URLSearchParams(noted)}`, {
      headers: { Accept: "application/json" },
      redirect: "manual",
    });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
};

const keyring = async () => {
  const at = Date.now();
  const told = await asked();
  if (!told || !told.own || !globalThis.crypto?.subtle) return null;
  const keys = new Map();
  for (const { since, key } of told.keys) {
    const raw = Uint8Array.from(atob(key), (letter) => letter.charCodeAt(0));
    const made = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, [
      "encrypt",
      "decrypt",
    ]);
    keys.set(since, made);
  }
  return { owner: told.owner, at, until: at + told.hours * HOUR, since: told.keys[0].since, keys };
};

const slotOf = async (ring, path) => {
  const bytes = new TextEncoder().encode(`${ring.owner} ${path}`);
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
};

const locked = async (ring, path, said) => {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(said));
  const data = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv },
    ring.keys.get(ring.since),
    text,
  );
  const slot = await slotOf(ring, path);
  return { slot, owner: ring.owner, since: ring.since, until: ring.until, iv, data };
};

const unlocked = async (ring, row) => {
  const key = ring.keys.get(row.since);
  if (!key || row.owner !== ring.owner) return null;
  try {
    const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv: row.iv }, key, row.data);
    return JSON.parse(new TextDecoder().decode(text));
  } catch {
    return null;
  }
};

// A form that saves itself

const paragraph = (words) => {
  const one = document.createElement("p");
  one.className = "govuk-body";
  one.textContent = words;
  return one;
};

const button = (words, act) => {
  const one = document.createElement("button");
  one.type = "button";
  one.className = "govuk-button govuk-button--secondary";
  one.textContent = words;
  one.addEventListener("click", act);
  return one;
};

class Saving {
  constructor(form, ring) {
    this.form = form;
    this.ring = ring;
    this.path = location.pathname;
    this.place = document.querySelector("[data-saving]");
    this.offered = document.createElement("div");
    this.place.after(this.offered);
    this.changes = 0;
    this.saved = 0;
    this.failing = false;
    this.stopped = false;
    for (const kind of ["input", "change"]) form.addEventListener(kind, () => this.changed());
    form.addEventListener("submit", (event) => this.submitted(event));
    addEventListener("online", () => this.dirty && this.save());
    addEventListener("pagehide", () => this.dirty && !this.sent && this.send(true).catch(() => {}));
  }

  get dirty() {
    return this.changes > this.saved;
  }

  say(words, ...more) {
    this.place.replaceChildren(paragraph(words), ...more);
  }

  changed() {
    this.changes += 1;
    this.timer ??= setTimeout(() => this.save(), AFTER);
  }

  send(keepalive = false) {
    const fields = new URLSearchParams(new FormData(this.form));
    return fetch(this.path, {
      method: "POST",
      body: fields,
      headers: { Accept: "application/json" },
      redirect: "manual",
      keepalive,
    });
  }

  async save() {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.stopped || this.busy) return false;
    this.busy = true;
    const until = this.changes;
    let done = false;
    try {
      done = await this.heard(await this.send(), until);
    } catch {
      await this.failed();
    } finally {
      this.busy = false;
    }
    if (this.dirty && !this.stopped) this.timer ??= setTimeout(() => this.save(), AFTER);
    return done;
  }

  async heard(answer, until) {
    if (answer.status === 201) {
      const told = await answer.json();
      for (const [name, mark] of Object.entries(told.marks)) {
        if (this.form.elements[name]) this.form.elements[name].value = mark;
      }
      this.saved = until;
      this.failing = false;
      if (this.ring) await this.kept();
      this.say(`Saved at ${told.at}.`);
      this.others(told.others);
      return true;
    }
    if (answer.status >= 500) {
      await this.failed();
      return false;
    }
    this.stopped = true;
    if (answer.type === "opaqueredirect") {
      this.say("Not saved: you have been signed out. Press Save draft, sign in, and your text is there.");
    } else {
      const told = await answer.json().catch(() => ({}));
      this.say(`Not yet saved. ${told.why ?? "Press Save draft to see why."}`);
      this.stopped = answer.status !== 422;
    }
    return false;
  }

  // A key's hours run from when it was given, so a page that stays open asks for a later one.
  async kept() {
    await forget(await slotOf(this.ring, this.path));
    if (Date.now() - this.ring.at > HOUR) this.ring = (await keyring()) ?? this.ring;
  }

  others(words) {
    const place = document.querySelector("[data-others]");
    place?.replaceChildren(...words.map(paragraph));
  }

  fields() {
    return [...new FormData(this.form)].filter(([name]) => !NEVER_KEPT.has(name));
  }

  async failed() {
    this.failing = true;
    if (!this.ring || this.ring.until < Date.now()) {
      const copy = button("Copy what I typed", () => this.copy());
      this.say("Not yet saved, and this device may not keep your text. It is tried again.", copy);
      return;
    }
    const said = { path: this.path, title: document.title, at: Date.now(), fields: this.fields() };
    const row = await locked(this.ring, this.path, said);
    await withStore("readwrite", (store) => store.put(row));
    this.say("Not yet saved. It is kept on this device, encrypted, and saved when it can be.");
  }

  async copy() {
    const typed = [...this.form.querySelectorAll("textarea")]
      .filter((one) => one.value.trim())
      .map((one) => `${this.form.querySelector(`label[for="${one.id}"]`).innerText}\n${one.value}`);
    await navigator.clipboard.writeText(typed.join("\n\n"));
    this.say("Copied. It is not yet saved.");
  }

  // What is being saved at this moment comes first: its marks are the page's. And a page that cannot
  // be reached would take the text with it.
  async submitted(event) {
    if (this.busy) {
      event.preventDefault();
      setTimeout(() => this.form.requestSubmit(event.submitter), 200);
      return;
    }
    if (navigator.onLine && !this.failing) {
      this.sent = true;
      return;
    }
    event.preventDefault();
    if (await this.save()) location.reload();
  }

  async offer() {
    const here = await slotOf(this.ring, this.path);
    for (const row of await rows()) {
      const said = await unlocked(this.ring, row);
      if (said) this.offered.append(row.slot === here ? this.putBack(row, said) : this.elsewhere(said));
    }
  }

  putBack(row, said) {
    const box = document.createElement("div");
    box.className = "govuk-inset-text";
    const at = new Date(said.at).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
    const put = () => {
      this.fill(said.fields);
      box.remove();
      this.changed();
      this.save();
    };
    const throwAway = async () => {
      await forget(row.slot);
      box.remove();
    };
    box.append(
      paragraph(`What you typed here on ${at} is not yet saved.`),
      button("Put it back", put),
      " ",
      button("Throw it away", throwAway),
    );
    return box;
  }

  elsewhere(said) {
    const line = paragraph("Not yet saved on another page: ");
    const link = document.createElement("a");
    link.className = "govuk-link";
    link.href = said.path;
    link.textContent = said.title;
    line.append(link);
    return line;
  }

  // With the marks of what stood then: whatever was saved since is not overwritten unseen.
  fill(fields) {
    const names = new Set(fields.map(([name]) => name));
    for (const field of this.form.elements) {
      if (field.type === "radio" || field.type === "checkbox") {
        field.checked = fields.some(([name, value]) => name === field.name && value === field.value);
      } else if (names.has(field.name)) {
        field.value = fields.find(([name]) => name === field.name)[1];
      }
    }
  }
}

const signingOut = (form) => {
  form.addEventListener("submit", async (event) => {
    if (form.dataset.wiped) return;
    event.preventDefault();
    try {
      if ((await rows()).length) {
        const told = await asked();
        if (told?.own) await wipeOwn(told.owner);
      }
    } finally {
      form.dataset.wiped = "yes";
      form.submit();
    }
  });
};

const form = document.querySelector("form[data-saves]");
if (signOut) signingOut(signOut);
wipeExpired().catch(() => {});
if (form) {
  const ring = await keyring();
  const saving = new Saving(form, ring);
  if (ring) await saving.offer();
  form.dataset.ready = "yes";
}
