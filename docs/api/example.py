"""Signs in, lists the villages of the newest programme, and reads one village's public page. Needs Python 3 alone.

python3 example.py http://127.0.0.1:8080 USERNAME PASSWORD
"""

import http.cookiejar
import json
import sys
import urllib.request

base, username, password = sys.argv[1:4]
# the session is a cookie; the opener keeps it
opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))


def call(method: str, path: str, body: object = None) -> object:
    request = urllib.request.Request(f"{base}/api{path}", method=method, headers={"accept-language": "en"})
    if body is not None:
        request.add_header("content-type", "application/json")
        request.data = json.dumps(body).encode()
    with opener.open(request) as answer:  # a refusal raises HTTPError; its body is RFC 9457 problem details
        return json.load(answer)


call("POST", "/auth/sign-in/username", {"username": username, "password": password})
cycles = call("GET", "/cycles")
print("programmes:", ", ".join(str(cycle["year"]) for cycle in cycles))

wall = call("GET", "/public/star-wall")  # open data: no session needed
for village in wall["villages"]:
    print(village["villageName"]["zh"], village["starsWon"])
