"""Checks a message that a "generic" group robot of Xingcun sent: python3 verify-webhook.py SECRET TIMESTAMP SIGNATURE NOW_MS < body

TIMESTAMP and SIGNATURE are the headers x-xingcun-timestamp (milliseconds) and x-xingcun-signature ("sha256=" and 64 hex digits);
NOW_MS is your own clock. The body is signed as it was sent, byte by byte: check before parsing.
"""

import hashlib
import hmac
import sys

MOST_APART_MS = 5 * 60 * 1000  # an older message may have been overheard and sent again


def is_genuine(secret: str, timestamp: str, signature: str, body: bytes, now_ms: int) -> bool:
    signed = timestamp.encode() + b"." + body
    expected = "sha256=" + hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
    return hmac.compare_digest(expected, signature) and abs(now_ms - int(timestamp)) <= MOST_APART_MS


if __name__ == "__main__":
    secret, timestamp, signature, now_ms = sys.argv[1:5]
    genuine = is_genuine(secret, timestamp, signature, sys.stdin.buffer.read(), int(now_ms))
    print("genuine" if genuine else "refused")
    sys.exit(0 if genuine else 1)
