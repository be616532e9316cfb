/* Everything in a drop: files, and files in folders however deep, each with its path. */
const entriesOf = (reader) => new Promise((done, failed) => { reader.readEntries(done, failed); });
const fileOf = (entry) => new Promise((done, failed) => { entry.file(done, failed); });

async function walk(entry, found) {
  if (entry.isFile) {
    const file = await fileOf(entry);
    const path = entry.fullPath.replace(/^\//, "");
    found.push({ file, path: path.includes("/") ? path : "" });
    return;
  }
  const reader = entry.createReader();
  for (let some = await entriesOf(reader); some.length > 0; some = await entriesOf(reader)) {
    for (const each of some) {
      await walk(each, found);
    }
  }
}

export async function droppedFiles(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (entries.length === 0) {
    return [...transfer.files].map((file) => ({ file, path: "" }));
  }
  const found = [];
  for (const entry of entries) {
    await walk(entry, found);
  }
  return found;
}

export const chosenFiles = (list) => [...list].map((file) => ({ file, path: file.webkitRelativePath ?? "" }));
