package com.acme;

class Plain {}
