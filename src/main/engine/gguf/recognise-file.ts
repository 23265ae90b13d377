/** What a file that is not GGUF looks like, and what to do about it. */
export interface ForeignFile {
  /** Completes "it looks like …". */
  readonly looksLike: string;
  readonly hint: string;
}

const CONVERT =
  'Convert the model to GGUF with llama.cpp (convert_hf_to_gguf.py), or download a GGUF version of it.';
const DOWNLOAD_AGAIN = 'Download the file again, through the link that fetches the file itself.';
const UNPACK = 'Unpack it and name the GGUF file inside.';

/**
 * Recognises common files that stand where a GGUF file was expected, from their first bytes (64 are enough for most; a
 * page or a pointer is told by its text). Returns null where nothing is recognised.
 */
export function recogniseForeignFile(start: Buffer): ForeignFile | null {
  const magic = start.toString('latin1', 0, 8);
  const text = start.toString('utf8', 0, 256).trimStart().toLowerCase();
  if (text.startsWith('version https://git-lfs.github.com/spec/')) {
    return {
      looksLike: 'a Git LFS pointer, which stands for the file and does not hold it',
      hint: 'Fetch the file itself: git lfs pull.',
    };
  }
  if (text.startsWith('<!doctype html') || text.startsWith('<html')) {
    return {
      looksLike: 'an HTML page, as a download saves that was refused or asked to log in',
      hint: DOWNLOAD_AGAIN,
    };
  }
  if (text.startsWith('<?xml')) return { looksLike: 'an XML error page', hint: DOWNLOAD_AGAIN };
  if (isSafetensors(start)) return { looksLike: 'a safetensors file', hint: CONVERT };
  if (magic.startsWith('PK\u0003\u0004')) {
    return { looksLike: 'a zip archive or a PyTorch checkpoint', hint: `${UNPACK} ${CONVERT}` };
  }
  if (isPickle(start)) return { looksLike: 'a PyTorch checkpoint', hint: CONVERT };
  if (magic.startsWith('\u001f\u008b')) return { looksLike: 'a gzip archive', hint: UNPACK };
  if (magic.startsWith('7z\u00bc\u00af')) return { looksLike: 'a 7-Zip archive', hint: UNPACK };
  if (magic.startsWith('\u0028\u00b5\u002f\u00fd')) return { looksLike: 'a Zstandard archive', hint: UNPACK };
  if (/^(lmgg|fmgg|tjgg|algg)/.test(magic)) {
    return { looksLike: 'a GGML file of the time before GGUF', hint: CONVERT };
  }
  if (start.length > 0 && start.every((byte) => byte === 0)) {
    return {
      looksLike: 'a download that reserved its space and never arrived: it begins with zeros',
      hint: DOWNLOAD_AGAIN,
    };
  }
  if (text.startsWith('{') || text.startsWith('[')) return { looksLike: 'a JSON text', hint: DOWNLOAD_AGAIN };
  return null;
}

/** Eight bytes of header length, then a JSON object. */
function isSafetensors(start: Buffer): boolean {
  return start.length > 10 && start.readUInt32LE(4) === 0 && start.toString('latin1', 8, 10) === '{"';
}

/** Python's pickle protocols 2 to 5 begin with their number. */
function isPickle(start: Buffer): boolean {
  const protocol = start[1] ?? 0;
  return start[0] === 0x80 && protocol >= 2 && protocol <= 5;
}
